import type { CommonOperationName } from '../specs/systems/hydra-operation-names.js'

/** The operations of the system `openid-connect`: the names in its three documents. */
export type OperationId =
  // specs/openapi/openid-connect.yaml
  | 'getDiscovery'
  | 'getJwks'
  | 'authorize'
  | 'postAuthorize'
  | 'getToken'
  | 'getUserInfo'
  | 'postUserInfo'
  | 'endSession'
  | 'postEndSession'
  // specs/openapi/oauth2-extensions.yaml
  | 'getAuthorizationServerMetadata'
  | 'introspectToken'
  | 'revokeToken'
  | 'registerClient'
  | 'readClient'
  | 'updateClient'
  | 'deleteClient'
  | 'pushAuthorizationRequest'
  | 'authorizeDevice'
  // specs/openapi/interaction.yaml: the pages that a person sees
  | 'showLogin'
  | 'submitLogin'
  | 'showConsent'
  | 'submitConsent'
  | 'showDevice'
  | 'submitDevice'
  | 'showLogout'
  | 'submitLogout'
  | 'showLoggedOut'

/** The operations of the Hydra systems, and their pages: the app that stands in for the operator's own, and the server's fallbacks. */
export type HydraOperationId = CommonOperationName | 'showApp' | 'showFallback'

/** What the seams of a whole exchange call one that no route of a Hydra system takes. */
export type Unrouted = 'unrouted'

/** An operation of any system, by the name common to all. */
export type AnyOperation = OperationId | HydraOperationId
