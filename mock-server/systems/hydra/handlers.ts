import { FLOW_HANDLERS } from './flow-handlers.js'
import { RESOURCE_HANDLERS } from './resource-handlers.js'
import type { HydraHandlers } from './routing/hydra-routes.js'

/** Who answers each operation of the Hydra systems. */
export const HYDRA_HANDLERS: HydraHandlers = { ...RESOURCE_HANDLERS, ...FLOW_HANDLERS }
