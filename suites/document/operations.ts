import type { Standard } from '../check.js'
import type { DocumentedOperation } from './document-checks.js'
import { visitClientDeletion, visitClientReading, visitClientUpdate, visitRegistration } from './visit-registration.js'
import {
  serverMetadataUrl,
  visitAuthorize,
  visitAuthorizeByPost,
  visitDeviceAuthorization,
  visitEndSession,
  visitEndSessionByPost,
  visitIntrospection,
  visitKeySet,
  visitPushedRequest,
  visitRevocation,
  visitServerMetadata,
  visitToken,
  visitUserinfo,
  visitUserinfoByPost,
} from './visits.js'

const must = (standard: Standard, section: string) => ({ standard, section, level: 'MUST' }) as const

/** The operations of `openid-connect.yaml`. */
export const OPENID_CONNECT_OPERATIONS: readonly DocumentedOperation[] = [
  {
    operationId: 'getDiscovery',
    name: 'the configuration endpoint',
    requirement: must('OpenID Connect Discovery 1.0', '4.2'),
    aspects: ['status', 'media-type', 'body'],
    visit: async ({ discovery }) => discovery,
  },
  {
    operationId: 'getJwks',
    name: 'the key set',
    requirement: must('RFC 7517', '5'),
    aspects: ['status', 'media-type', 'body'],
    visit: visitKeySet,
  },
  {
    operationId: 'authorize',
    name: 'the authorization endpoint',
    requirement: must('OpenID Connect Core 1.0', '3.1.2'),
    alsoRequiredBy: [must('RFC 6749', '4.1.2')],
    aspects: ['status', 'media-type', 'headers', 'body'],
    visit: visitAuthorize,
  },
  {
    operationId: 'postAuthorize',
    name: 'the authorization endpoint, by POST,',
    requirement: must('OpenID Connect Core 1.0', '3.1.2.1'),
    alsoRequiredBy: [must('RFC 6749', '4.1.2')],
    aspects: ['status', 'media-type', 'headers', 'body'],
    visit: visitAuthorizeByPost,
  },
  {
    operationId: 'getToken',
    name: 'the token endpoint',
    requirement: must('OpenID Connect Core 1.0', '3.1.3'),
    alsoRequiredBy: [must('RFC 6749', '5.1'), must('RFC 6749', '5.2')],
    aspects: ['status', 'media-type', 'headers', 'body'],
    visit: visitToken,
  },
  {
    operationId: 'getUserInfo',
    name: 'the UserInfo endpoint',
    requirement: must('OpenID Connect Core 1.0', '5.3'),
    alsoRequiredBy: [must('RFC 6750', '3')],
    aspects: ['status', 'media-type', 'headers', 'body'],
    visit: visitUserinfo,
  },
  {
    operationId: 'postUserInfo',
    name: 'the UserInfo endpoint, by POST,',
    requirement: must('OpenID Connect Core 1.0', '5.3.1'),
    alsoRequiredBy: [must('RFC 6750', '3')],
    aspects: ['status', 'media-type', 'headers', 'body'],
    visit: visitUserinfoByPost,
  },
  {
    operationId: 'endSession',
    name: 'the end session endpoint',
    requirement: must('OpenID Connect RP-Initiated Logout 1.0', '2'),
    aspects: ['status', 'media-type', 'headers', 'body'],
    visit: visitEndSession,
  },
  {
    operationId: 'postEndSession',
    name: 'the end session endpoint, by POST,',
    requirement: must('OpenID Connect RP-Initiated Logout 1.0', '2'),
    aspects: ['status', 'media-type', 'headers', 'body'],
    visit: visitEndSessionByPost,
  },
]

/** The operations of `oauth2-extensions.yaml`. */
export const OAUTH2_EXTENSIONS_OPERATIONS: readonly DocumentedOperation[] = [
  {
    operationId: 'getAuthorizationServerMetadata',
    name: 'the metadata endpoint of the authorization server',
    requirement: must('RFC 8414', '3.2'),
    aspects: ['status', 'media-type', 'body'],
    visit: visitServerMetadata,
    // No member of the configuration document leads there; status 404 says that there is none.
    owns: ({ request, response }, { target }) =>
      request.url === serverMetadataUrl(target.issuer) && request.method === 'GET' && response.status !== 404,
  },
  {
    operationId: 'introspectToken',
    name: 'the introspection endpoint',
    requirement: must('RFC 7662', '2.2'),
    alsoRequiredBy: [must('RFC 7662', '2.3')],
    aspects: ['status', 'media-type', 'body'],
    visit: visitIntrospection,
  },
  {
    operationId: 'revokeToken',
    name: 'the revocation endpoint',
    requirement: must('RFC 7009', '2.2'),
    aspects: ['status', 'media-type', 'body'],
    visit: visitRevocation,
  },
  {
    operationId: 'registerClient',
    name: 'the registration endpoint',
    requirement: must('OpenID Connect Dynamic Client Registration 1.0', '3.2'),
    alsoRequiredBy: [must('RFC 7591', '3.2')],
    aspects: ['status', 'media-type', 'headers', 'body'],
    visit: visitRegistration,
  },
  {
    operationId: 'readClient',
    name: 'the client configuration endpoint',
    requirement: must('OpenID Connect Dynamic Client Registration 1.0', '4.3'),
    alsoRequiredBy: [must('RFC 7592', '2.1')],
    aspects: ['status', 'media-type', 'headers', 'body'],
    visit: visitClientReading,
  },
  {
    operationId: 'updateClient',
    name: 'the client configuration endpoint, on an update,',
    requirement: must('RFC 7592', '2.2'),
    aspects: ['status', 'media-type', 'headers', 'body'],
    visit: visitClientUpdate,
  },
  {
    operationId: 'deleteClient',
    name: 'the client configuration endpoint, on a deletion,',
    requirement: must('RFC 7592', '2.3'),
    aspects: ['status', 'headers', 'body'],
    visit: visitClientDeletion,
  },
  {
    operationId: 'pushAuthorizationRequest',
    name: 'the pushed authorization request endpoint',
    requirement: must('RFC 9126', '2.2'),
    alsoRequiredBy: [must('RFC 9126', '2.3')],
    aspects: ['status', 'media-type', 'body'],
    visit: visitPushedRequest,
  },
  {
    operationId: 'authorizeDevice',
    name: 'the device authorization endpoint',
    requirement: must('RFC 8628', '3.2'),
    aspects: ['status', 'media-type', 'body'],
    visit: visitDeviceAuthorization,
  },
]
