import type { Fault } from '../mock-server/seams.js'
import type { HydraSystem } from '../mock-server/systems/hydra/systems.js'
import { EXIT } from '../reports/conclusion.js'
import { type Resolved, resolveSetting, type Sources } from './config/resolve-settings.js'
import { SERVE_SETTINGS } from './config/serve-settings.js'
import type { Setting } from './config/setting.js'
import { integer } from './config/values.js'
import { hydraOptions } from './hydra-options.js'
import type { GlobalOptions, Io } from './io.js'
import { packageVersion } from './package.js'
import { providerOptions } from './provider-options.js'
import { interrupted, isLoopback } from './serve.js'
import { UsageError } from './usage-error.js'

/** Ports of a real Hydra. */
const PUBLIC_PORT = 4_444

/** `touchstone serve --system hydra-1.9`: both sides, configured by flags and by the server's own environment variables. */
export async function serveHydra(
  system: HydraSystem,
  sources: Sources,
  { quiet }: Pick<GlobalOptions, 'quiet'>,
  io: Io,
): Promise<number> {
  const [{ createHydraProvider }, { OptionsError }, { listen }, { settingsOf, withoutEffect }] = await Promise.all([
    import('../mock-server/systems/hydra/hydra-provider.js'),
    import('../mock-server/option-values.js'),
    import('../mock-server/node.js'),
    import('../mock-server/systems/hydra/environment.js'),
  ])
  const read = <T>(row: Setting<T>): Resolved<T> => resolveSetting(row, sources)
  refuseWhatHydraLacks(system, sources)
  const fromEnvironment = (() => {
    try {
      return settingsOf(sources.env)
    } catch (error) {
      throw error instanceof OptionsError ? new UsageError(error.message) : error
    }
  })()
  const { issuer, ...options } = await providerOptions(sources, system)
  const app = (row: Setting<string | undefined>): string | undefined => read(row).value
  const provider = await createHydraProvider({
    system,
    ...hydraOptions({ log: (message) => void io.stderr.write(`${message}\n`), ...options }),
    ...(issuer !== undefined && { issuer }),
    answers: read(SERVE_SETTINGS.answers).value,
    settings: {
      ...fromEnvironment,
      loginUrl: app(SERVE_SETTINGS.loginUrl) ?? fromEnvironment.loginUrl,
      consentUrl: app(SERVE_SETTINGS.consentUrl) ?? fromEnvironment.consentUrl,
      logoutUrl: app(SERVE_SETTINGS.logoutUrl) ?? fromEnvironment.logoutUrl,
    },
  })
  const unheeded = withoutEffect(sources.env, system)
  if (unheeded.length > 0) io.stderr.write(`note: these variables change nothing in the mock: ${unheeded.join(', ')}\n`)
  const host = hostOf(read(SERVE_SETTINGS.host), sources)
  const listening = await listen(provider, {
    host,
    port: portOf(read(SERVE_SETTINGS.port), 'SERVE_PUBLIC_PORT', sources, PUBLIC_PORT),
    adminPort: portOf(read(SERVE_SETTINGS.adminPort), 'SERVE_ADMIN_PORT', sources, SERVE_SETTINGS.adminPort.default),
  })
  if (!isLoopback(host)) {
    io.stderr.write(
      `warning: ${host} can be reached from other machines, and so can the admin side. Use it for tests only.\n`,
    )
  }
  io.stdout.write(
    quiet
      ? `${provider.issuer}\n`
      : [
          `Touchstone ${packageVersion()}: a mock of Hydra (${system}) for tests, never for production`,
          '',
          `  issuer      ${provider.issuer}`,
          `  public      ${listening.url}`,
          `  admin       ${listening.admin.url}`,
          ...faultLines(options.faults),
          '  stop        Ctrl-C',
          '',
        ].join('\n'),
  )
  await interrupted(io)
  await listening.close()
  await provider.close()
  return EXIT.conformant
}

/** Options of `openid-connect` that a Hydra has elsewhere or not at all. */
const ELSEWHERE: readonly (readonly [row: Setting<unknown>, remedy: string])[] = [
  [SERVE_SETTINGS.client, 'create clients at the admin side'],
  [SERVE_SETTINGS.accessTokenFormat, 'set STRATEGIES_ACCESS_TOKEN'],
  [SERVE_SETTINGS.lifetime, 'set TTL_ACCESS_TOKEN, TTL_ID_TOKEN and their kin'],
  [SERVE_SETTINGS.algorithm, 'a Hydra signs with RS256'],
  [SERVE_SETTINGS.registration, 'registration is as the line has it'],
  [SERVE_SETTINGS.lenient, 'a Hydra system has no rules to waive'],
]

function refuseWhatHydraLacks(system: HydraSystem, sources: Sources): void {
  for (const [row, remedy] of ELSEWHERE) {
    const [source = '', name = ''] = resolveSetting(row, sources).origin.split(' ')
    if (source === 'flag' || source === 'env') throw new UsageError(`${name}: ${system} has no such option; ${remedy}`)
  }
}

const faultLines = (faults: readonly (Fault | string)[] = []): readonly string[] =>
  faults.map((fault) => `  fault       ${typeof fault === 'string' ? fault : fault.id}`)

/** A port that was asked for, else what the server's own variable says, else that of a real Hydra. */
function portOf({ value, origin }: Resolved<number>, variable: string, { env }: Sources, fallback: number): number {
  if (origin !== 'default') return value
  const said = env[variable]
  return said === undefined || said === '' ? fallback : integer(0, 65_535)([said], variable)
}

function hostOf({ value, origin }: Resolved<string>, { env }: Sources): string {
  return origin === 'default' ? env.SERVE_PUBLIC_HOST || value : value
}
