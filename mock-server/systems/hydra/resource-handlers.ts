import {
  createOAuth2Client,
  deleteOAuth2Client,
  getOAuth2Client,
  patchOAuth2Client,
  setOAuth2Client,
  setOAuth2ClientLifespans,
} from './clients/client-endpoints.js'
import { listOAuth2Clients } from './clients/list-clients.js'
import {
  createOidcDynamicClient,
  deleteOidcDynamicClient,
  getOidcDynamicClient,
  setOidcDynamicClient,
} from './clients/self-service.js'
import type { HydraHandler } from './context.js'
import {
  createJsonWebKeySet,
  deleteJsonWebKey,
  deleteJsonWebKeySet,
  getJsonWebKey,
  getJsonWebKeySet,
  setJsonWebKey,
  setJsonWebKeySet,
} from './keys/key-set-endpoints.js'
import { discoverJsonWebKeys } from './metadata/discover-keys.js'
import { discoverOidcConfiguration } from './metadata/discovery.js'
import { getVersion, isAlive, isReady } from './metadata/health.js'
import type { HydraOperation } from './operations.js'
import { showFallback } from './pages/fallback.js'
import { plainText } from './respond.js'

const unanswered: HydraHandler = ({ operation }) => plainText(`${operation} is not imitated yet`, 501)

/** Who answers the operations around the flows: metadata, clients, keys, trust. */
export const RESOURCE_HANDLERS = {
  isAlive,
  isReady,
  getVersion,
  prometheus: unanswered,
  discoverOidcConfiguration,
  discoverJsonWebKeys,
  listOAuth2Clients,
  createOAuth2Client,
  getOAuth2Client,
  setOAuth2Client,
  patchOAuth2Client,
  setOAuth2ClientLifespans,
  deleteOAuth2Client,
  createOidcDynamicClient,
  getOidcDynamicClient,
  setOidcDynamicClient,
  deleteOidcDynamicClient,
  getJsonWebKeySet,
  setJsonWebKeySet,
  createJsonWebKeySet,
  deleteJsonWebKeySet,
  getJsonWebKey,
  setJsonWebKey,
  deleteJsonWebKey,
  listTrustedOAuth2JwtGrantIssuers: unanswered,
  trustOAuth2JwtGrantIssuer: unanswered,
  getTrustedOAuth2JwtGrantIssuer: unanswered,
  deleteTrustedOAuth2JwtGrantIssuer: unanswered,
  showFallback,
} satisfies Partial<Record<HydraOperation, HydraHandler>>
