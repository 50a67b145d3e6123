import { ActiveFaults } from '../../control/active-faults.js'
import { asRequest, type ProviderFetch } from '../../control/provider-controls.js'
import { asRealResponse } from '../../json-response.js'
import { HYDRA_HANDLERS } from './handlers.js'
import { HydraServer } from './hydra-server.js'
import type { Side } from './lines.js'
import { type HydraOptions, resolveHydraOptions } from './options.js'
import { loadHydraRoutes } from './routing/hydra-routes.js'
import { HydraState } from './state.js'
import type { HydraSystem } from './systems.js'
import { APP, TestingHydra } from './testing-hydra.js'

/** A Hydra whose state and journal can be looked into. */
export async function openHydra(system: HydraSystem, { settings, ...options }: Partial<HydraOptions> = {}) {
  const urls = { loginUrl: `${APP}/login`, consentUrl: `${APP}/consent`, logoutUrl: `${APP}/logout` }
  const resolved = resolveHydraOptions({ ...options, system, settings: { ...urls, ...settings } })
  const state = new HydraState(resolved)
  const server = new HydraServer(state, await loadHydraRoutes(resolved.line, HYDRA_HANDLERS), {
    handlers: HYDRA_HANDLERS,
    journalSize: resolved.journalSize,
    faults: new ActiveFaults(system),
    documented: undefined,
  })
  const fetchOf =
    (side: Side): ProviderFetch =>
    async (input, init) =>
      asRealResponse(await server.serve(side, asRequest(input, init)))
  const { clock, issuer } = state
  const sides = { fetch: fetchOf('public'), admin: { fetch: fetchOf('admin') } }
  return { hydra: new TestingHydra({ system, clock, issuer, ...sides }), state, server }
}
