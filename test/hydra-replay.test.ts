import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { createProvider } from '../mock-server/index.js'
import { settingsOf } from '../mock-server/systems/hydra/settings.js'
import { HYDRA_SYSTEMS, type HydraSystem } from '../mock-server/systems/hydra/systems.js'
import type { Recording } from '../suites/replay/recording.js'
import { RelyingParty } from '../suites/replay/relying-party.js'
import { replay } from '../suites/replay/replay.js'
import { functionSide } from '../suites/replay/replay-target.js'
import { LACKS_RECORDINGS, recordingsOf } from './recordings.js'

/** Every step of every recording of a real Hydra, on the mock of its line, in process. */
interface Exception {
  readonly line: HydraSystem
  readonly scenario: string
  readonly step: number
  readonly reason: string
}

const exceptions: readonly Exception[] = parse(
  readFileSync(new URL('./hydra-replay.exceptions.yaml', import.meta.url), 'utf8'),
)
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

describe.each(HYDRA_SYSTEMS)('the mock of %s', (line) => {
  const excused = exceptions.filter((exception) => exception.line === line)

  test('answers every recorded step as the real server did, but for the exceptions', async ({ skip }) => {
    if (LACKS_RECORDINGS !== undefined) return skip(LACKS_RECORDINGS)
    const differing: string[] = []
    for (const recording of recordingsOf(line)) differing.push(...(await replayed(line, recording)))
    const isExcused = (difference: string) =>
      excused.some(({ scenario, step }) => difference.startsWith(`${scenario} step ${step}:`))
    expect(differing.filter((difference) => !isExcused(difference))).toEqual([])
    expect(differing.filter(isExcused)).toHaveLength(excused.length)
  }, 600_000)
})
