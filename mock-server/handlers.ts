import { authorize, postAuthorize } from './authorization/authorize.js'
import { pushAuthorizationRequest } from './authorization/push-authorization-request.js'
import { authorizeDevice } from './device/authorize-device.js'
import { showDevice } from './device/show-device.js'
import { submitDevice } from './device/submit-device.js'
import { getDiscovery, getJwks } from './discovery/get-discovery.js'
import { showConsent, submitConsent } from './interaction/consent.js'
import { showLogin, submitLogin } from './interaction/login.js'
import { introspectToken } from './introspection/introspect-token.js'
import { endSession, postEndSession } from './logout/end-session.js'
import { showLoggedOut, showLogout, submitLogout } from './logout/logout-pages.js'
import { deleteClient, readClient, updateClient } from './registration/manage-client.js'
import { registerClient } from './registration/register-client.js'
import { revokeToken } from './revocation/revoke-token.js'
import type { Handlers } from './routing/routes.js'
import { getToken } from './token/get-token.js'
import { getUserInfo } from './userinfo/get-user-info.js'

/** Who answers each operation. */
export const HANDLERS: Handlers = {
  getDiscovery,
  getAuthorizationServerMetadata: getDiscovery,
  getJwks,
  authorize,
  postAuthorize,
  pushAuthorizationRequest,
  getToken,
  getUserInfo,
  postUserInfo: getUserInfo,
  introspectToken,
  revokeToken,
  registerClient,
  readClient,
  updateClient,
  deleteClient,
  authorizeDevice,
  endSession,
  postEndSession,
  showLogin,
  submitLogin,
  showConsent,
  submitConsent,
  showDevice,
  submitDevice,
  showLogout,
  submitLogout,
  showLoggedOut,
}
