/** How an operation is called by the standard that defines it: the same for both methods, or one name for each. */
type StandardName = string | { readonly GET: string; readonly POST: string }

/**
 * The operations of the Hydra documents by one name for all lines: the operationId of the 2.x documents, and that of 1.x for
 * what only 1.x has.
 */
export const HYDRA_OPERATION_NAMES = [
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
] as const

/** An operation of the Hydra documents, by its one name. */
export type HydraOperationName = (typeof HYDRA_OPERATION_NAMES)[number]

/** What the 1.x documents call operations that go by another name in 2.x. */
const NAMES_OF_1: Readonly<Record<string, HydraOperationName>> = {
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

/** The operations that a standard defines, with their names in the documents of the standards. */
const STANDARD_NAMES = {
  discoverOidcConfiguration: 'getDiscovery',
  discoverJsonWebKeys: 'getJwks',
  oAuth2Authorize: { GET: 'authorize', POST: 'postAuthorize' },
  oauth2TokenExchange: 'getToken',
  getOidcUserInfo: { GET: 'getUserInfo', POST: 'postUserInfo' },
  introspectOAuth2Token: 'introspectToken',
  revokeOAuth2Token: 'revokeToken',
  revokeOidcSession: { GET: 'endSession', POST: 'postEndSession' },
  createOidcDynamicClient: 'registerClient',
  getOidcDynamicClient: 'readClient',
  setOidcDynamicClient: 'updateClient',
  deleteOidcDynamicClient: 'deleteClient',
  oAuth2DeviceFlow: 'authorizeDevice',
} as const satisfies Partial<Record<HydraOperationName, StandardName>>

type Standardized = keyof typeof STANDARD_NAMES
type ByMethod<Name> = Name extends { readonly GET: infer Get; readonly POST: infer Post } ? Get | Post : Name

/** An operation of the Hydra documents by the name that every system knows it by. */
export type CommonOperationName =
  | Exclude<HydraOperationName, Standardized>
  | ByMethod<(typeof STANDARD_NAMES)[Standardized]>

/** The one name of the operation that a Hydra document calls by this operationId. */
export const hydraOperationName = (operationId: string): HydraOperationName | undefined =>
  NAMES_OF_1[operationId] ?? HYDRA_OPERATION_NAMES.find((name) => name === operationId)

const isStandardized = (name: HydraOperationName): name is Standardized => Object.hasOwn(STANDARD_NAMES, name)

/**
 * The name by which every system knows an operation: that of the standard which defines it (`getToken`), else its own
 * (`createOAuth2Client`). Exchanges, faults and `once` use it.
 */
export function commonOperationName(name: HydraOperationName, method: string): CommonOperationName {
  if (!isStandardized(name)) return name
  const standard = STANDARD_NAMES[name]
  if (typeof standard === 'string') return standard
  return method === 'POST' ? standard.POST : standard.GET
}
