import { showApp } from './app/show-app.js'
import { authorize } from './authorization/authorize.js'
import { acceptConsentRequest, getConsentRequest, rejectConsentRequest } from './consent/consent-requests.js'
import type { HydraHandler } from './context.js'
import { createCredential } from './credentials/create-credential.js'
import { acceptUserCode } from './device/accept-user-code.js'
import { authorizeDevice } from './device/device-flow.js'
import { verifyDevice } from './device/verify-device.js'
import { introspectToken } from './introspection/introspect.js'
import { acceptLoginRequest, getLoginRequest, rejectLoginRequest } from './login/login-requests.js'
import { logout } from './logout/logout.js'
import { acceptLogoutRequest, getLogoutRequest, rejectLogoutRequest } from './logout/logout-requests.js'
import type { HydraOperation } from './operations.js'
import { deleteTokens } from './revocation/delete-tokens.js'
import { flushTokens } from './revocation/flush.js'
import { revokeToken } from './revocation/revoke.js'
import { listConsentSessions, revokeConsentSessions } from './sessions/consent-sessions.js'
import { revokeLoginSessions } from './sessions/login-sessions.js'
import { exchangeToken } from './token/exchange.js'
import { getUserInfo } from './userinfo/userinfo.js'

/** Who answers the operations of the flows: authorization, challenges, tokens, sessions, logout. */
export const FLOW_HANDLERS = {
  oAuth2Authorize: authorize,
  oauth2TokenExchange: exchangeToken,
  introspectOAuth2Token: introspectToken,
  revokeOAuth2Token: revokeToken,
  deleteOAuth2Token: deleteTokens,
  flushInactiveOAuth2Tokens: flushTokens,
  getOidcUserInfo: getUserInfo,
  createVerifiableCredential: createCredential,
  getOAuth2LoginRequest: getLoginRequest,
  acceptOAuth2LoginRequest: acceptLoginRequest,
  rejectOAuth2LoginRequest: rejectLoginRequest,
  getOAuth2ConsentRequest: getConsentRequest,
  acceptOAuth2ConsentRequest: acceptConsentRequest,
  rejectOAuth2ConsentRequest: rejectConsentRequest,
  getOAuth2LogoutRequest: getLogoutRequest,
  acceptOAuth2LogoutRequest: acceptLogoutRequest,
  rejectOAuth2LogoutRequest: rejectLogoutRequest,
  listOAuth2ConsentSessions: listConsentSessions,
  revokeOAuth2ConsentSessions: revokeConsentSessions,
  revokeOAuth2LoginSessions: revokeLoginSessions,
  revokeOidcSession: logout,
  oAuth2DeviceFlow: authorizeDevice,
  performOAuth2DeviceVerificationFlow: verifyDevice,
  acceptUserCodeRequest: acceptUserCode,
  showApp,
} satisfies Partial<Record<HydraOperation, HydraHandler>>
