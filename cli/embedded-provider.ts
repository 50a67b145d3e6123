import type { ProviderControls } from '../mock-server/control/provider-controls.js'
import type { ClientOptions, ProviderOptions } from '../mock-server/options.js'
import type { HydraSystem } from '../mock-server/systems/hydra/systems.js'
import type { SystemName } from '../mock-server/systems/system-names.js'
import type { TargetOptions } from '../suites/harness/target.js'

/** The mock as a target, and how to end it. */
export interface EmbeddedProvider {
  readonly target: TargetOptions & { readonly issuer: string }
  close(): Promise<void>
}

/** Starts the mock of a system on free loopback ports. The checks may move its clock and its keys. */
export const startEmbedded = (
  options: ProviderOptions,
  system: SystemName = 'openid-connect',
): Promise<EmbeddedProvider> =>
  system === 'openid-connect' ? startOpenIdConnect(options) : startHydra(options, system)

/** The mock's own clients, with a place to go to after logout, so that logout is judged too. */
async function defaultClients(): Promise<readonly ClientOptions[]> {
  const { DEFAULT_CLIENTS } = await import('../mock-server/resolve-options.js')
  return DEFAULT_CLIENTS.map((client) => ({ ...client, post_logout_redirect_uris: ['http://127.0.0.1/logged-out'] }))
}

async function startOpenIdConnect(options: ProviderOptions): Promise<EmbeddedProvider> {
  const [{ createProvider }, { listen }] = await Promise.all([
    import('../mock-server/index.js'),
    import('../mock-server/node.js'),
  ])
  // It is judged where it listens; an issuer that the config file gives to `serve` would point elsewhere.
  const { issuer: _issuer, ...here } = options
  const provider = await createProvider({ ...here, clients: here.clients ?? (await defaultClients()) })
  const listening = await listen(provider)
  return {
    target: {
      issuer: provider.issuer,
      clients: provider.clients.map(({ client_id, client_secret, metadata, redirect_uris }) => ({
        ...metadata,
        client_id,
        redirect_uris,
        ...(client_secret === undefined ? {} : { client_secret }),
      })),
      ...seenFromInside(provider),
      allowedExtensions: [],
    },
    async close() {
      await listening.close()
      await provider.close()
    },
  }
}

async function startHydra(options: ProviderOptions, system: HydraSystem): Promise<EmbeddedProvider> {
  const [{ createProvider }, { listen }, { hydraOptions }] = await Promise.all([
    import('../mock-server/index.js'),
    import('../mock-server/node.js'),
    import('./hydra-options.js'),
  ])
  const provider = await createProvider({ system, ...hydraOptions(options) })
  const listening = await listen(provider)
  return {
    target: {
      issuer: provider.issuer,
      adminUrl: listening.admin.url,
      system,
      ...seenFromInside(provider),
      allowedExtensions: [],
    },
    async close() {
      await listening.close()
      await provider.close()
    },
  }
}

/** What only the process of the mock knows of it, and what only that may do with it. */
const seenFromInside = ({
  people,
  clock,
  rotateKeys,
}: Pick<ProviderControls<string>, 'people' | 'clock' | 'rotateKeys'>): Pick<TargetOptions, 'users' | 'hooks'> => ({
  users: people.map(({ username, password }) => ({ username, password })),
  hooks: { advanceClock: (seconds) => clock.advance(seconds), rotateKeys },
})
