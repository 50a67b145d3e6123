import { ActiveFaults } from '../../control/active-faults.js'
import { asRequest, controlsOf, type ProviderControls, type ProviderFetch } from '../../control/provider-controls.js'
import { asRealResponse } from '../../json-response.js'
import type { HydraOperationId } from '../../operations.js'
import type { DocumentedAnswers } from './as-documented/documented-answers.js'
import { HYDRA_HANDLERS } from './handlers.js'
import { type HydraMint, hydraMintOf } from './hydra-mint.js'
import { HydraServer } from './hydra-server.js'
import type { Side } from './lines.js'
import { type HydraOptions, resolveHydraOptions } from './options.js'
import { type HandledRoute, isHandled, loadHydraRoutes, type SeenOperation } from './routing/hydra-routes.js'
import { HydraState } from './state.js'
import type { HydraSystem } from './systems.js'

/** A mock of ORY Hydra: two sides, one state. */
export interface HydraProvider extends ProviderControls<HydraOperationId, SeenOperation> {
  readonly system: HydraSystem
  /** The public side, with the signature of the global fetch. Only the path of the URL is looked at, not the host. Needs no `this`. */
  readonly fetch: ProviderFetch
  /** The admin side. */
  readonly admin: { readonly fetch: ProviderFetch }
  /** Makes tokens without a flow. */
  readonly mint: HydraMint
}

/** The ways of a listener into a provider. */
export interface HydraDoors {
  readonly serve: (side: Side, request: Request) => Promise<Response>
  readonly boundTo: (address: string) => void
}

const doors = new WeakMap<object, HydraDoors>()

/** The ways into a Hydra provider; `undefined` for other providers. */
export const hydraDoors = (provider: object): HydraDoors | undefined => doors.get(provider)

const documentedAnswers = async (system: HydraSystem): Promise<DocumentedAnswers> =>
  (await import('./as-documented/documented-answers.js')).DocumentedAnswers.of(system)

/** Starts a mock of Hydra in memory. Throws an `OptionsError` when an option cannot be used. */
export async function createHydraProvider(options: HydraOptions): Promise<HydraProvider> {
  const resolved = resolveHydraOptions(options)
  const { line, journalSize, answers } = resolved
  const routes = await loadHydraRoutes(line, HYDRA_HANDLERS)
  const state = new HydraState(resolved)
  const faults = new ActiveFaults(line.system)
  const documented = answers === 'as-documented' ? await documentedAnswers(line.system) : undefined
  const server = new HydraServer(state, routes, { handlers: HYDRA_HANDLERS, journalSize, faults, documented })
  const operations = new Set(
    routes.filter((route): route is HandledRoute => isHandled(route)).map(({ operationId }) => operationId),
  )
  const controls = await controlsOf({ state, server, faults, configured: resolved.faults, operations })
  const fetchOf =
    (side: Side): ProviderFetch =>
    async (input, init) =>
      asRealResponse(await server.serve(side, asRequest(input, init)))
  const sides = { fetch: fetchOf('public'), admin: { fetch: fetchOf('admin') } }
  const mint = hydraMintOf(state)
  const provider: HydraProvider = Object.assign(controls, { system: line.system, ...sides, mint })
  doors.set(provider, { serve: (side, request) => server.serve(side, request), boundTo: (url) => state.boundTo(url) })
  return provider
}
