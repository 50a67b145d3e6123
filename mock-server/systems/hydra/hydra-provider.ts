import type { ProviderClock } from '../../clock.js'
import type { JournalEntry } from '../../control/journal.js'
import { asRealResponse } from '../../json-response.js'
import type { Person } from '../../people.js'
import { HYDRA_HANDLERS } from './handlers.js'
import { HydraServer } from './hydra-server.js'
import type { Side } from './lines.js'
import { type HydraOptions, resolveHydraOptions } from './options.js'
import { loadHydraRoutes } from './routing/hydra-routes.js'
import { HydraState } from './state.js'
import type { HydraSystem } from './systems.js'

type Fetch = (input: Request | string | URL, init?: RequestInit) => Promise<Response>

/** A mock of ORY Hydra: two sides, one state. */
export interface HydraProvider extends AsyncDisposable {
  readonly system: HydraSystem
  /** The issuer identifier, with its final slash. `listen` of `oidc-touchstone/node` sets it to the listening address unless the options name one. */
  readonly issuer: string
  /** The public side, with the signature of the global fetch. Only the path of the URL is looked at, not the host. Needs no `this`. */
  readonly fetch: Fetch
  /** The admin side. */
  readonly admin: { readonly fetch: Fetch }
  /** The server's time: `advance('1h')`, `set`, `freeze`. */
  readonly clock: ProviderClock
  /** Who can sign in at the built-in login app. */
  readonly people: readonly Person[]
  /** The last exchanges of both sides, oldest first; secrets are replaced. */
  readonly journal: readonly JournalEntry<string>[]
  /** Signs with new keys from now on. The old ones stay in the key sets. */
  rotateKeys(): Promise<void>
  /** Back to an empty server with the real time. */
  reset(): Promise<void>
  /** Waits for work that goes on after responses, and answers 503 from now on. May be called again. */
  close(): Promise<void>
}

/** The ways of a listener into a provider. */
export interface HydraDoors {
  readonly serve: (side: Side, request: Request) => Promise<Response>
  readonly boundTo: (address: string) => void
}

const doors = new WeakMap<object, HydraDoors>()

/** The ways into a Hydra provider; `undefined` for other providers. */
export const hydraDoors = (provider: object): HydraDoors | undefined => doors.get(provider)

/** Starts a mock of Hydra in memory. Throws an `OptionsError` when an option cannot be used. */
export async function createHydraProvider(options: HydraOptions): Promise<HydraProvider> {
  const resolved = resolveHydraOptions(options)
  const routes = await loadHydraRoutes(resolved.line, HYDRA_HANDLERS)
  const state = new HydraState(resolved)
  const server = new HydraServer(state, routes, { handlers: HYDRA_HANDLERS, journalSize: resolved.journalSize })
  const fetchOf =
    (side: Side): Fetch =>
    async (input, init) =>
      asRealResponse(await server.serve(side, new Request(input, init)))
  const provider: HydraProvider = {
    system: resolved.line.system,
    get issuer() {
      return state.issuer
    },
    fetch: fetchOf('public'),
    admin: { fetch: fetchOf('admin') },
    clock: state.clock,
    people: state.people.all,
    get journal() {
      return server.journal.entries
    },
    rotateKeys: () => state.keys.rotate(),
    async reset() {
      await state.reset()
      server.journal.clear()
    },
    async close() {
      server.close()
      await state.settle()
    },
    async [Symbol.asyncDispose]() {
      await provider.close()
    },
  }
  doors.set(provider, { serve: (side, request) => server.serve(side, request), boundTo: (url) => state.boundTo(url) })
  return provider
}
