import type { ClientOptions, ProviderOptions } from '../mock-server/options.js'
import type { TargetOptions } from '../suites/harness/target.js'

/** The mock as a target, and how to end it. */
export interface EmbeddedProvider {
  readonly target: TargetOptions & { readonly issuer: string }
  close(): Promise<void>
}

/** The mock's own clients, with a place to go to after logout, so that logout is judged too. */
async function defaultClients(): Promise<readonly ClientOptions[]> {
  const { DEFAULT_CLIENTS } = await import('../mock-server/resolve-options.js')
  return DEFAULT_CLIENTS.map((client) => ({ ...client, post_logout_redirect_uris: ['http://127.0.0.1/logged-out'] }))
}

/** Starts the mock on a free loopback port. The checks may move its clock and its keys. */
export async function startEmbedded(options: ProviderOptions): Promise<EmbeddedProvider> {
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
      users: provider.people.map(({ username, password }) => ({ username, password })),
      hooks: {
        advanceClock: (seconds) => provider.clock.advance(seconds),
        rotateKeys: () => provider.rotateKeys(),
      },
      allowedExtensions: [],
    },
    async close() {
      await listening.close()
      await provider.close()
    },
  }
}
