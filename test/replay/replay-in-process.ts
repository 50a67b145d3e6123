import { createProvider, type HydraOptions } from '../../mock-server/index.js'
import { settingsOf } from '../../mock-server/systems/hydra/environment.js'
import type { HydraSystem } from '../../mock-server/systems/hydra/systems.js'
import type { Recording } from '../../suites/replay/recording.js'
import { RelyingParty } from '../../suites/replay/relying-party.js'
import { type ReplayResult, replay } from '../../suites/replay/replay.js'
import { functionSide } from '../../suites/replay/replay-target.js'

const BASES = { public: 'http://127.0.0.1:4444', admin: 'http://127.0.0.1:4445', login_app: 'http://127.0.0.1:3000' }

/** Without these flags the recorded server was one behind https. */
const isWithoutHttps = ({ config = {} }: Recording): boolean =>
  config.serve === undefined || /--(dev|dangerous-force-http)\b/.test(String(config.serve))

/** The configuration of the recorded server, with the addresses of this run. */
const environmentOf = ({ config = {} }: Recording): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(config).map(([name, value]) => [
      name,
      String(value).replace(/\{\{(public|admin|login_app)\}\}/g, (_, base: keyof typeof BASES) => BASES[base]),
    ]),
  )

type Side = 'public' | 'admin'

interface ReplayOnMock {
  readonly answers?: HydraOptions['answers']
  /** Sees every answer. */
  readonly onAnswer?: (side: Side, request: Request, response: Response) => void
}

/** Replays a recording of a real Hydra on the mock of its line, in this process. */
export async function replayInProcess(
  system: HydraSystem,
  recording: Recording,
  { answers = 'as-real', onAnswer = () => {} }: ReplayOnMock = {},
): Promise<ReplayResult> {
  const relyingParty = new RelyingParty({ url: BASES.login_app })
  await using provider = await createProvider({
    system,
    answers,
    settings: { ...settingsOf(environmentOf(recording)), dev: isWithoutHttps(recording) },
    fetch: relyingParty.fetch,
  })
  const side = (name: Side, fetch: (request: Request) => Promise<Response>) =>
    functionSide(BASES[name], async (request) => {
      const response = await fetch(request)
      onAnswer(name, request, response.clone())
      return response
    })
  return await replay(recording, {
    public: side('public', provider.fetch),
    admin: side('admin', provider.admin.fetch),
    relyingParty,
    clock: {
      now: () => provider.clock.now(),
      wait: async (milliseconds) => provider.clock.advance(milliseconds / 1_000),
    },
  })
}
