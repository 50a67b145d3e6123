import type { CheckContext, JsonObject } from '../harness/context.js'
import type { HydraSystem } from '../harness/hydra/hydra-systems.js'
import { strings } from '../harness/json.js'
import { ABSENT, type ByLine } from '../hydra/answer.js'

/** Life spans that a client of 2.3 can have of its own. */
const LIFESPANS_2_3 = [
  'authorization_code_grant_access_token_lifespan',
  'authorization_code_grant_id_token_lifespan',
  'authorization_code_grant_refresh_token_lifespan',
  'client_credentials_grant_access_token_lifespan',
  'implicit_grant_access_token_lifespan',
  'implicit_grant_id_token_lifespan',
  'jwt_bearer_grant_access_token_lifespan',
  'refresh_token_grant_access_token_lifespan',
  'refresh_token_grant_id_token_lifespan',
  'refresh_token_grant_refresh_token_lifespan',
]

/** Those of each line. */
export const LIFESPANS: ByLine<readonly string[]> = {
  'hydra-1.5': [],
  'hydra-1.9': [],
  'hydra-2.3': LIFESPANS_2_3,
  'hydra-2': [
    ...LIFESPANS_2_3,
    'device_authorization_grant_access_token_lifespan',
    'device_authorization_grant_id_token_lifespan',
    'device_authorization_grant_refresh_token_lifespan',
  ],
}

/** No life span but the server's own. */
export const noLifespans = (system: HydraSystem): JsonObject =>
  Object.fromEntries(LIFESPANS[system].map((name) => [name, null]))

/** What is not there is null in some lines, and empty in others. */
const NOTHING: ByLine<JsonObject> = {
  'hydra-1.5': { audience: null, allowed_cors_origins: null, jwks: ABSENT, metadata: ABSENT },
  'hydra-1.9': { audience: [], allowed_cors_origins: [], jwks: {}, metadata: {} },
  'hydra-2.3': { audience: [], allowed_cors_origins: [], jwks: {}, metadata: {}, skip_consent: false },
  'hydra-2': { audience: [], allowed_cors_origins: [], jwks: {}, metadata: {}, skip_consent: false },
}

/** Lists that nobody set: null in the answer that wrote the client; later only 1.5 says null. */
const LISTS = ['redirect_uris', 'grant_types', 'response_types', 'contacts']
const lists = (system: HydraSystem, moment: 'written' | 'later'): JsonObject =>
  Object.fromEntries(LISTS.map((name) => [name, moment === 'written' || system === 'hydra-1.5' ? null : []]))

/** Members of a client of which nothing was set. The scope is the server's own setting. */
export const bareClient = (system: HydraSystem, moment: 'written' | 'later'): JsonObject => ({
  client_name: '',
  owner: '',
  policy_uri: '',
  tos_uri: '',
  client_uri: '',
  logo_uri: '',
  scope: /\S/,
  client_secret_expires_at: 0,
  token_endpoint_auth_method: 'client_secret_basic',
  userinfo_signed_response_alg: 'none',
  created_at: DATE_TIME,
  updated_at: DATE_TIME,
  ...lists(system, moment),
  ...NOTHING[system],
  ...noLifespans(system),
})

/** RFC 3339 section 5.6. */
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

/** The type of subject identifiers that a client gets when it does not say: `public` where the server has it. */
export function defaultSubjectType({ metadata }: Pick<CheckContext, 'metadata'>): string {
  const supported = strings(metadata.subject_types_supported)
  return supported.includes('public') ? 'public' : (supported[0] ?? 'public')
}
