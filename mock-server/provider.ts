import { ActiveFaults } from './control/active-faults.js'
import { type Mint, mintOf } from './control/mint.js'
import { asRequest, controlsOf, type ProviderControls, type ProviderFetch } from './control/provider-controls.js'
import { openDoors } from './doors.js'
import { HANDLERS } from './handlers.js'
import { asRealResponse } from './json-response.js'
import type { OperationId } from './operations.js'
import type { ProviderOptions } from './options.js'
import { ProviderState } from './provider-context.js'
import { resolveOptions } from './resolve-options.js'
import { routesFor } from './routing/routes.js'
import { Server } from './server.js'
import type { ClientRecord } from './store/records.js'
import type { HydraProvider } from './systems/hydra/hydra-provider.js'
import type { HydraOptions } from './systems/hydra/options.js'

/** Options of a mock provider of the system `openid-connect`. */
export interface OpenIdConnectOptions extends ProviderOptions {
  /** The imitated API. @default 'openid-connect' */
  readonly system?: 'openid-connect'
}

/** A mock provider: a whole OpenID Provider behind one function. */
export interface Provider extends ProviderControls<OperationId> {
  /** The whole server, with the signature of the global fetch. Only the path of the URL is looked at, not the host. Needs no `this`. */
  readonly fetch: ProviderFetch
  /** Clients of the options, with their defaults filled in. */
  readonly clients: readonly ClientRecord[]
  /** Makes tokens without a flow. */
  readonly mint: Mint
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
  const state = new ProviderState(resolved, new Map(routes.map(({ operationId, path }) => [operationId, path])))
  await state.keys.importGiven()
  await state.seed()
  const faults = new ActiveFaults('openid-connect', state.rules.enforced)
  const server = new Server(state, routes, faults)
  const operations = new Set(routes.map(({ operationId }) => operationId))
  const controls = await controlsOf({ state, server, faults, configured: resolved.faults, operations })
  const fetch: ProviderFetch = async (input, init) => asRealResponse(await server.serve(asRequest(input, init)))
  const provider: Provider = Object.assign(controls, { fetch, clients: state.clients, mint: mintOf(state) })
  openDoors(provider, {
    serve: (_side, request) => server.serve(request),
    boundTo(address) {
      if (state.options.issuer === undefined) state.setIssuer(address)
      state.keys.prepare()
    },
  })
  return provider
}
