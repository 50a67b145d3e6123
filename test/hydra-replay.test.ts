import { expect, test } from 'vitest'
import { createProvider } from '../mock-server/index.js'
import { settingsOf } from '../mock-server/systems/hydra/settings.js'
import { HYDRA_SYSTEMS, type HydraSystem } from '../mock-server/systems/hydra/systems.js'
import type { Recording } from '../suites/replay/recording.js'
import { RelyingParty } from '../suites/replay/relying-party.js'
import { replay } from '../suites/replay/replay.js'
import { functionSide } from '../suites/replay/replay-target.js'
import { LACKS_RECORDINGS, recordingsOf } from './recordings.js'
import { supplyRsaKeys } from './replay/key-supply.js'

/** Every step of every recording of a real Hydra, on the mock of its line, in process. */
const BASES = { public: 'http://127.0.0.1:4444', admin: 'http://127.0.0.1:4445', login_app: 'http://127.0.0.1:3000' }

/** The configuration of the recorded server, with the addresses of this run. */
const environmentOf = ({ config = {} }: Recording): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(config).map(([name, value]) => [
      name,
      String(value).replace(/\{\{(public|admin|login_app)\}\}/g, (_, base: keyof typeof BASES) => BASES[base]),
    ]),
  )

/** Steps that differ, as `scenario step N: pointers`. */
async function replayed(line: HydraSystem, recording: Recording): Promise<readonly string[]> {
  const relyingParty = new RelyingParty({ url: BASES.login_app })
  await using provider = await createProvider({
    system: line,
    settings: settingsOf(environmentOf(recording)),
    fetch: relyingParty.fetch,
  })
  const { steps, scenario } = await replay(recording, {
    public: functionSide(BASES.public, provider.fetch),
    admin: functionSide(BASES.admin, provider.admin.fetch),
    relyingParty,
    clock: {
      now: () => provider.clock.now(),
      wait: async (milliseconds) => provider.clock.advance(milliseconds / 1_000),
    },
  })
  return steps
    .filter(({ outcome }) => outcome !== 'agrees')
    .map(
      ({ number, because, differences }) =>
        `${scenario} step ${number}: ${because ?? differences.map(({ pointer }) => pointer).join(', ')}`,
    )
}

supplyRsaKeys()

test.for(HYDRA_SYSTEMS)(
  'the mock of %s answers every recorded step as the real server did',
  { timeout: 600_000 },
  async (line, { skip }) => {
    if (LACKS_RECORDINGS !== undefined) return skip(LACKS_RECORDINGS)
    const differing: string[] = []
    for (const recording of recordingsOf(line)) differing.push(...(await replayed(line, recording)))
    expect(differing).toEqual([])
  },
)
