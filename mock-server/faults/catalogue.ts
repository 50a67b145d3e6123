import type { Fault } from '../seams.js'
import { authorizationRequestFaults } from './authorization-request.js'
import { authorizationResponseFaults } from './authorization-response.js'
import { discoveryFaults } from './discovery.js'
import { documentFaults } from './document.js'
import { errorsFaults } from './errors.js'
import { flowsFaults } from './flows.js'
import { hydraFaults } from './hydra/catalogue.js'
import { idTokenFaults } from './id-token.js'
import { pkceFaults } from './pkce.js'
import { redirectUriFaults } from './redirect-uri.js'
import { responseModesFaults } from './response-modes.js'
import { responseTypesFaults } from './response-types.js'
import { scopesFaults } from './scopes.js'
import { tokenFaults } from './token.js'
import { userinfoFaults } from './userinfo.js'

/** Every fault that the provider can take on by its id. Loaded only when a fault is asked for. */
export const faults: readonly Fault[] = [
  ...discoveryFaults,
  ...authorizationRequestFaults,
  ...authorizationResponseFaults,
  ...tokenFaults,
  ...idTokenFaults,
  ...userinfoFaults,
  ...scopesFaults,
  ...redirectUriFaults,
  ...responseTypesFaults,
  ...responseModesFaults,
  ...pkceFaults,
  ...errorsFaults,
  ...documentFaults,
  ...flowsFaults,
  ...hydraFaults,
]
