import type { HydraHandler } from './context.js'
import { discoverJsonWebKeys } from './metadata/discover-keys.js'
import { getVersion, isAlive, isReady } from './metadata/health.js'
import type { HydraOperation } from './operations.js'
import { plainText } from './respond.js'

const unanswered: HydraHandler = ({ operation }) => plainText(`${operation} is not imitated yet`, 501)

/** Who answers the operations around the flows: metadata, clients, keys, trust. */
export const RESOURCE_HANDLERS = {
  isAlive,
  isReady,
  getVersion,
  prometheus: unanswered,
  discoverOidcConfiguration: unanswered,
  discoverJsonWebKeys,
  listOAuth2Clients: unanswered,
  createOAuth2Client: unanswered,
  getOAuth2Client: unanswered,
  setOAuth2Client: unanswered,
  patchOAuth2Client: unanswered,
  setOAuth2ClientLifespans: unanswered,
  deleteOAuth2Client: unanswered,
  createOidcDynamicClient: unanswered,
  getOidcDynamicClient: unanswered,
  setOidcDynamicClient: unanswered,
  deleteOidcDynamicClient: unanswered,
  getJsonWebKeySet: unanswered,
  setJsonWebKeySet: unanswered,
  createJsonWebKeySet: unanswered,
  deleteJsonWebKeySet: unanswered,
  getJsonWebKey: unanswered,
  setJsonWebKey: unanswered,
  deleteJsonWebKey: unanswered,
  listTrustedOAuth2JwtGrantIssuers: unanswered,
  trustOAuth2JwtGrantIssuer: unanswered,
  getTrustedOAuth2JwtGrantIssuer: unanswered,
  deleteTrustedOAuth2JwtGrantIssuer: unanswered,
  showFallback: unanswered,
} satisfies Partial<Record<HydraOperation, HydraHandler>>
