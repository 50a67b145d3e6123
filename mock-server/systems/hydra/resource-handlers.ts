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
import { prometheus } from './metadata/prometheus.js'
import type { HydraOperation } from './operations.js'
import { showFallback } from './pages/fallback.js'
import {
  deleteTrustedOAuth2JwtGrantIssuer,
  getTrustedOAuth2JwtGrantIssuer,
  listTrustedOAuth2JwtGrantIssuers,
  trustOAuth2JwtGrantIssuer,
} from './trust/trust-issuer.js'

/** Who answers the operations around the flows: metadata, clients, keys, trust. */
export const RESOURCE_HANDLERS = {
  isAlive,
  isReady,
  getVersion,
  prometheus,
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
  listTrustedOAuth2JwtGrantIssuers,
  trustOAuth2JwtGrantIssuer,
  getTrustedOAuth2JwtGrantIssuer,
  deleteTrustedOAuth2JwtGrantIssuer,
  showFallback,
} satisfies Partial<Record<HydraOperation, HydraHandler>>
