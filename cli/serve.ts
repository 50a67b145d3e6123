import { EXIT } from '../reports/conclusion.js'
import { printConfig } from './config/print-config.js'
import { resolveSetting, type Sources } from './config/resolve-settings.js'
import { SERVE_SETTINGS } from './config/serve-settings.js'
import type { GlobalOptions, Io } from './io.js'
import type { Define } from './main.js'
import { providerOptions } from './provider-options.js'
import { welcome } from './serve-welcome.js'
import { addSettings, sourcesOf } from './settings-flags.js'

const EXAMPLES = `
Examples:
  $ touchstone serve
  $ touchstone serve --port 0 --login auto --client app:s3cret:http://127.0.0.1:3000/callback --person carol:pw`

/** `touchstone serve`. */
export const defineServe: Define = (command, io, run) => {
  addSettings(command, SERVE_SETTINGS)
    .addHelpText('after', EXAMPLES)
    .action((options: Readonly<Record<string, unknown>>) => {
      run(async (globals) => {
        const sources = await sourcesOf(SERVE_SETTINGS, { options }, io)
        if (options.printConfig === true) {
          io.stdout.write(printConfig(SERVE_SETTINGS, sources))
          return EXIT.conformant
        }
        return serve(sources, globals, io)
      })
    })
}

async function serve(sources: Sources, { quiet }: GlobalOptions, io: Io): Promise<number> {
  const port = resolveSetting(SERVE_SETTINGS.port, sources).value
  const host = resolveSetting(SERVE_SETTINGS.host, sources).value
  const system = resolveSetting(SERVE_SETTINGS.system, sources).value
  if (system !== 'openid-connect') return (await import('./serve-hydra.js')).serveHydra(system, sources, { quiet }, io)
  const log = (message: string): void => void io.stderr.write(`${message}\n`)
  const options = { log, ...(await providerOptions(sources, system)) }
  const [{ createProvider }, { listen }] = await Promise.all([
    import('../mock-server/index.js'),
    import('../mock-server/node.js'),
  ])
  const provider = await createProvider(options)
  const listening = await listen(provider, { port, host })
  if (!isLoopback(host)) {
    io.stderr.write(
      `warning: ${host} can be reached from other machines; anyone there can sign in as anyone. Use it for tests only.\n`,
    )
  }
  io.stdout.write(quiet ? `${provider.issuer}\n` : welcome({ issuer: provider.issuer, url: listening.url, options }))
  await interrupted(io)
  await listening.close()
  await provider.close()
  return EXIT.conformant
}

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(?:\.\d+){3}$/.test(host)

export const interrupted = (io: Io): Promise<void> =>
  new Promise((resolve) => {
    const off = io.onInterrupt(() => {
      off()
      resolve()
    })
  })
