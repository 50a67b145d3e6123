/**
 * Operations of the Hydra systems, by one name for all lines: the operationId of the 2.x documents, and that of 1.x for what
 * only 1.x has.
 */
export const HYDRA_OPERATIONS = [
  // metadata
  'isAlive',
  'isReady',
  'getVersion',
  'prometheus',
  'discoverOidcConfiguration',
  'discoverJsonWebKeys',
  // clients
  'listOAuth2Clients',
  'createOAuth2Client',
  'getOAuth2Client',
  'setOAuth2Client',
  'patchOAuth2Client',
  'setOAuth2ClientLifespans',
  'deleteOAuth2Client',
  'createOidcDynamicClient',
  'getOidcDynamicClient',
  'setOidcDynamicClient',
  'deleteOidcDynamicClient',
  // JSON Web Keys
  'getJsonWebKeySet',
  'setJsonWebKeySet',
  'createJsonWebKeySet',
  'deleteJsonWebKeySet',
  'getJsonWebKey',
  'setJsonWebKey',
  'deleteJsonWebKey',
  // issuers of JWT-bearer grants
  'listTrustedOAuth2JwtGrantIssuers',
  'trustOAuth2JwtGrantIssuer',
  'getTrustedOAuth2JwtGrantIssuer',
  'deleteTrustedOAuth2JwtGrantIssuer',
  // flows
  'oAuth2Authorize',
  'oauth2TokenExchange',
  'introspectOAuth2Token',
  'revokeOAuth2Token',
  'deleteOAuth2Token',
  'flushInactiveOAuth2Tokens',
  'getOidcUserInfo',
  'createVerifiableCredential',
  'getOAuth2LoginRequest',
  'acceptOAuth2LoginRequest',
  'rejectOAuth2LoginRequest',
  'getOAuth2ConsentRequest',
  'acceptOAuth2ConsentRequest',
  'rejectOAuth2ConsentRequest',
  'getOAuth2LogoutRequest',
  'acceptOAuth2LogoutRequest',
  'rejectOAuth2LogoutRequest',
  'listOAuth2ConsentSessions',
  'revokeOAuth2ConsentSessions',
  'revokeOAuth2LoginSessions',
  'revokeOidcSession',
  'oAuth2DeviceFlow',
  'performOAuth2DeviceVerificationFlow',
  'acceptUserCodeRequest',
  // in no document, though the servers answer
  'showFallback',
  // the built-in login app
  'showApp',
] as const

/** An operation of a Hydra system. */
export type HydraOperation = (typeof HYDRA_OPERATIONS)[number]

/** Names that the 1.x documents have for operations that go by another name in 2.x. */
const NAMES_OF_1: Readonly<Record<string, HydraOperation>> = {
  wellKnown: 'discoverJsonWebKeys',
  discoverOpenIDConfiguration: 'discoverOidcConfiguration',
  updateOAuth2Client: 'setOAuth2Client',
  isInstanceAlive: 'isAlive',
  isInstanceReady: 'isReady',
  updateJsonWebKeySet: 'setJsonWebKeySet',
  updateJsonWebKey: 'setJsonWebKey',
  oauthAuth: 'oAuth2Authorize',
  getConsentRequest: 'getOAuth2ConsentRequest',
  acceptConsentRequest: 'acceptOAuth2ConsentRequest',
  rejectConsentRequest: 'rejectOAuth2ConsentRequest',
  getLoginRequest: 'getOAuth2LoginRequest',
  acceptLoginRequest: 'acceptOAuth2LoginRequest',
  rejectLoginRequest: 'rejectOAuth2LoginRequest',
  getLogoutRequest: 'getOAuth2LogoutRequest',
  acceptLogoutRequest: 'acceptOAuth2LogoutRequest',
  rejectLogoutRequest: 'rejectOAuth2LogoutRequest',
  listSubjectConsentSessions: 'listOAuth2ConsentSessions',
  revokeConsentSessions: 'revokeOAuth2ConsentSessions',
  revokeAuthenticationSession: 'revokeOAuth2LoginSessions',
  disconnectUser: 'revokeOidcSession',
  oauth2Token: 'oauth2TokenExchange',
  userinfo: 'getOidcUserInfo',
}

/** The operation that a document calls by this operationId. */
export function hydraOperation(operationId: string): HydraOperation | undefined {
  return NAMES_OF_1[operationId] ?? HYDRA_OPERATIONS.find((operation) => operation === operationId)
}
