import { ActiveFaults } from '../../control/active-faults.js'
import { asRequest, controlsOf, type ProviderControls, type ProviderFetch } from '../../control/provider-controls.js'
import { openDoors } from '../../doors.js'
import { asRealResponse } from '../../json-response.js'
import type { HydraOperationId } from '../../operations.js'
import type { DocumentedAnswers } from './as-documented/documented-answers.js'
import { HYDRA_HANDLERS } from './handlers.js'
import type { HydraMint } from './hydra-mint.js'
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

const documentedAnswers = async (system: HydraSystem): Promise<DocumentedAnswers> =>
  (await import('./as-documented/documented-answers.js')).DocumentedAnswers.of(system)

/** A start needs nothing of what makes tokens. */
function mintLater(state: HydraState): HydraMint {
  const load = async (): Promise<HydraMint> => (await import('./hydra-mint.js')).hydraMintOf(state)
  return {
    idToken: async (wish) => (await load()).idToken(wish),
    accessToken: async (wish) => (await load()).accessToken(wish),
  }
}

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
  const mint = mintLater(state)
  const provider: HydraProvider = Object.assign(controls, { system: line.system, ...sides, mint })
  openDoors(provider, { serve: (side, request) => server.serve(side, request), boundTo: (url) => state.boundTo(url) })
  return provider
}
