import { lazily } from './lazily.js'
import type { Handlers } from './routing/routes.js'

/** Who answers each operation. */
export const HANDLERS: Handlers = {
  getDiscovery: lazily(async () => (await import('./discovery/get-discovery.js')).getDiscovery),
  getAuthorizationServerMetadata: lazily(async () => (await import('./discovery/get-discovery.js')).getDiscovery),
  getJwks: lazily(async () => (await import('./discovery/get-discovery.js')).getJwks),
  authorize: lazily(async () => (await import('./authorization/authorize.js')).authorize),
  postAuthorize: lazily(async () => (await import('./authorization/authorize.js')).postAuthorize),
  pushAuthorizationRequest: lazily(
    async () => (await import('./authorization/push-authorization-request.js')).pushAuthorizationRequest,
  ),
  getToken: lazily(async () => (await import('./token/get-token.js')).getToken),
  getUserInfo: lazily(async () => (await import('./userinfo/get-user-info.js')).getUserInfo),
  postUserInfo: lazily(async () => (await import('./userinfo/get-user-info.js')).getUserInfo),
  introspectToken: lazily(async () => (await import('./introspection/introspect-token.js')).introspectToken),
  revokeToken: lazily(async () => (await import('./revocation/revoke-token.js')).revokeToken),
  registerClient: lazily(async () => (await import('./registration/register-client.js')).registerClient),
  readClient: lazily(async () => (await import('./registration/manage-client.js')).readClient),
  updateClient: lazily(async () => (await import('./registration/manage-client.js')).updateClient),
  deleteClient: lazily(async () => (await import('./registration/manage-client.js')).deleteClient),
  authorizeDevice: lazily(async () => (await import('./device/authorize-device.js')).authorizeDevice),
  endSession: lazily(async () => (await import('./logout/end-session.js')).endSession),
  postEndSession: lazily(async () => (await import('./logout/end-session.js')).postEndSession),
  showLogin: lazily(async () => (await import('./interaction/login.js')).showLogin),
  submitLogin: lazily(async () => (await import('./interaction/login.js')).submitLogin),
  showConsent: lazily(async () => (await import('./interaction/consent.js')).showConsent),
  submitConsent: lazily(async () => (await import('./interaction/consent.js')).submitConsent),
  showDevice: lazily(async () => (await import('./device/show-device.js')).showDevice),
  submitDevice: lazily(async () => (await import('./device/submit-device.js')).submitDevice),
  showLogout: lazily(async () => (await import('./logout/logout-pages.js')).showLogout),
  submitLogout: lazily(async () => (await import('./logout/logout-pages.js')).submitLogout),
  showLoggedOut: lazily(async () => (await import('./logout/logout-pages.js')).showLoggedOut),
}
