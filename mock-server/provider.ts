import type { ProviderClock } from './clock.js'
import { ActiveFaults, type FaultScope } from './control/active-faults.js'
import { findFault } from './control/fault-catalogue.js'
import type { JournalEntry } from './control/journal.js'
import { type Mint, mintOf } from './control/mint.js'
import type { ResponseSource } from './control/overrides.js'
import { HANDLERS } from './handlers.js'
import { asRealResponse } from './json-response.js'
import type { OperationId } from './operations.js'
import type { ProviderOptions } from './options.js'
import type { Person } from './people.js'
import { ProviderState } from './provider-context.js'
import { resolveOptions } from './resolve-options.js'
import { routesFor } from './routing/routes.js'
import type { Fault } from './seams.js'
import { Server } from './server.js'
import type { ClientRecord } from './store/records.js'
import type { HydraProvider } from './systems/hydra/hydra-provider.js'
import type { HydraOptions } from './systems/hydra/options.js'

/** What `fetch` takes beside the URL. Members may be there and `undefined`, as libraries hand them over. */
export type FetchInit = { readonly [member in keyof RequestInit]?: RequestInit[member] | undefined }

/** Options of a mock provider of the system `openid-connect`. */
export interface OpenIdConnectOptions extends ProviderOptions {
  /** The imitated API. @default 'openid-connect' */
  readonly system?: 'openid-connect'
}

/** A mock provider: a whole OpenID Provider behind one function. */
export interface Provider extends AsyncDisposable {
  /** The issuer identifier. `listen` of `oidc-touchstone/node` sets it to the listening address unless the options name one. */
  readonly issuer: string
  /** The whole server, with the signature of the global fetch. Only the path of the URL is looked at, not the host. Needs no `this`. */
  readonly fetch: (input: Request | string | URL, init?: FetchInit) => Promise<Response>
  /** The provider's time: `advance('1h')`, `set`, `freeze`. */
  readonly clock: ProviderClock
  /** Clients of the options, with their defaults filled in. */
  readonly clients: readonly ClientRecord[]
  /** Who can sign in. */
  readonly people: readonly Person[]
  /** Makes tokens without a flow. */
  readonly mint: Mint
  /** The last exchanges, oldest first; secrets are replaced. */
  readonly journal: readonly JournalEntry[]
  /** Takes on a fault. The function returned gets rid of it. */
  use(fault: Fault, scope?: FaultScope): () => void
  /** Takes on a fault of the catalogue by its id. Rejects for an unknown id, naming the one most like it. */
  use(id: string, scope?: FaultScope): Promise<() => void>
  /** Answers the next request for this operation with this response, unchanged. */
  once(operationId: OperationId, response: ResponseSource): void
  /** Signs with new keys from now on. The old ones stay in the key set. */
  rotateKeys(): Promise<void>
  /** Back to the start: no grants, tokens, sessions, registered clients and journal; faults of the options only; the real time. Keys stay. */
  reset(): Promise<void>
  /** Waits for work that goes on after responses, and answers 503 from now on. May be called again. */
  close(): Promise<void>
}

const insides = new WeakMap<Provider, { readonly state: ProviderState; readonly server: Server }>()

/** Tells a provider where it is reached, for when its options name no issuer. Returns the issuer in use. */
export function boundTo(provider: Provider, address: string): string {
  const { state } = insides.get(provider) ?? {}
  if (state?.options.issuer === undefined) state?.setIssuer(address)
  state?.keys.prepare()
  return provider.issuer
}

/** The way of a listener into a provider: its responses may be such as `jsonPartsOf` takes apart. */
export function serving(provider: Provider): (request: Request) => Promise<Response> {
  const { server } = insides.get(provider) ?? {}
  return server === undefined ? provider.fetch : (request) => server.serve(request)
}

/**
 * Starts a mock provider in memory. Nothing listens: call its `fetch`, or give it to `listen` of `oidc-touchstone/node`.
 *
 * @throws OptionsError when an option cannot be used; it names the option
 * @example
 * const idp = await createProvider({ login: 'auto' })
 * const response = await idp.fetch(`${idp.issuer}/.well-known/openid-configuration`)
 */
export function createProvider(options?: OpenIdConnectOptions): Promise<Provider>
export function createProvider(options: HydraOptions): Promise<HydraProvider>
export async function createProvider(
  options: OpenIdConnectOptions | HydraOptions = {},
): Promise<Provider | HydraProvider> {
  const { system, ...rest } = options
  if (system === undefined || system === 'openid-connect') return createOpenIdProvider(rest)
  const { createHydraProvider } = await import('./systems/hydra/hydra-provider.js')
  return createHydraProvider({ ...rest, system })
}

async function createOpenIdProvider(options: ProviderOptions): Promise<Provider> {
  const resolved = resolveOptions(options)
  const routes = routesFor(HANDLERS)
  const configured = await Promise.all(resolved.faults.map(asFault))
  const state = new ProviderState(resolved, new Map(routes.map(({ operationId, path }) => [operationId, path])))
  await state.keys.importGiven()
  await state.seed()
  const faults = new ActiveFaults(state.rules.enforced)
  const server = new Server(state, routes, faults)
  const takeOn = (): void => {
    faults.clear()
    for (const fault of configured) faults.add(fault)
  }
  takeOn()
  const provider: Provider = {
    get issuer() {
      return state.issuer
    },
    fetch: async (input, init) =>
      asRealResponse(await server.serve(isRequest(input, init) ? input : new Request(input, defined(init)))),
    clock: state.clock,
    clients: state.clients,
    people: state.people.all,
    mint: mintOf(state),
    get journal() {
      return server.journal.entries
    },
    use: useOf(faults),
    once: (operationId, response) => server.overrides.add(known(operationId, routes), response),
    rotateKeys: () => state.keys.rotate(),
    async reset() {
      takeOn()
      server.overrides.clear()
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
  insides.set(provider, { state, server })
  return provider
}

/** The members that have a value: undefined is like absent. */
const defined = (init: FetchInit = {}): RequestInit =>
  Object.fromEntries(Object.entries(init).filter(([, value]) => value !== undefined))

const isRequest = (input: Request | string | URL, init: FetchInit | undefined): input is Request =>
  init === undefined && typeof input === 'object' && !(input instanceof URL)

const asFault = async (fault: Fault | string): Promise<Fault> => (typeof fault === 'string' ? findFault(fault) : fault)

function useOf(faults: ActiveFaults): Provider['use'] {
  function use(fault: Fault, scope?: FaultScope): () => void
  function use(id: string, scope?: FaultScope): Promise<() => void>
  function use(fault: Fault | string, scope?: FaultScope): (() => void) | Promise<() => void> {
    if (typeof fault !== 'string') return faults.add(fault, scope)
    return findFault(fault).then((found) => faults.add(found, scope))
  }
  return use
}

function known(operationId: OperationId, routes: readonly { readonly operationId: OperationId }[]): OperationId {
  if (routes.some((route) => route.operationId === operationId)) return operationId
  throw new RangeError(
    `there is no operation '${operationId}'; known are: ${routes.map((route) => route.operationId).join(', ')}`,
  )
}
