import type { JsonObject } from '../../seams.js'
import type { HydraFlowRecords } from './flow-records.js'

/** Life spans that a 2.x client may have of its own, as Go writes them (`1h0m0s`), `null` for the server's. */
export const LIFESPANS = [
  'authorization_code_grant_access_token_lifespan',
  'authorization_code_grant_id_token_lifespan',
  'authorization_code_grant_refresh_token_lifespan',
  'client_credentials_grant_access_token_lifespan',
  'implicit_grant_access_token_lifespan',
  'implicit_grant_id_token_lifespan',
  'jwt_bearer_grant_access_token_lifespan',
  'refresh_token_grant_id_token_lifespan',
  'refresh_token_grant_access_token_lifespan',
  'refresh_token_grant_refresh_token_lifespan',
  'device_authorization_grant_id_token_lifespan',
  'device_authorization_grant_access_token_lifespan',
  'device_authorization_grant_refresh_token_lifespan',
] as const
export type Lifespan = (typeof LIFESPANS)[number]

/** An OAuth 2.0 client as the admin API knows it, all lines together; without its secret. Lists that were never set are empty here. */
export interface HydraClient {
  readonly client_id: string
  /** Never shown: tells it from clients that had the same id before. What those were granted is not its own. */
  readonly incarnation: string
  readonly client_name: string
  readonly redirect_uris: readonly string[]
  readonly grant_types: readonly string[]
  readonly response_types: readonly string[]
  readonly scope: string
  readonly audience: readonly string[]
  readonly owner: string
  readonly policy_uri: string
  readonly allowed_cors_origins: readonly string[]
  readonly tos_uri: string
  readonly client_uri: string
  readonly logo_uri: string
  readonly contacts: readonly string[]
  readonly client_secret_expires_at: number
  readonly subject_type: string
  readonly sector_identifier_uri: string
  readonly jwks_uri: string
  readonly jwks: Readonly<JsonObject>
  readonly token_endpoint_auth_method: string
  readonly token_endpoint_auth_signing_alg: string
  readonly request_uris: readonly string[]
  readonly request_object_signing_alg: string
  readonly userinfo_signed_response_alg: string
  readonly frontchannel_logout_uri: string
  readonly frontchannel_logout_session_required: boolean
  readonly post_logout_redirect_uris: readonly string[]
  readonly backchannel_logout_uri: string
  readonly backchannel_logout_session_required: boolean
  readonly metadata: unknown
  /** 2.x */
  readonly access_token_strategy: string
  readonly skip_consent: boolean
  readonly skip_logout_consent: boolean | null
  readonly lifespans: Readonly<Partial<Record<Lifespan, string>>>
}

/** What the store keeps of a client. */
export interface HydraClientRecord {
  readonly client: HydraClient
  /** Keyed hash of the secret (`secretHash`); absent when the client has none. */
  readonly secret_hash?: string
  /** SHA-256 (base64url) of the registration access token. 2.x */
  readonly registration_token_hash?: string
  /** Seconds since 1970. */
  readonly created_at: number
  readonly updated_at: number
  /** Its place among the clients in lines that list them as they were made. */
  readonly place?: string
  /** How often the client's access tokens were deleted: earlier ones are over. */
  readonly token_generation: number
  /** Which lists were never set: some lines show them as null. */
  readonly unset: readonly string[]
}

/** A set of JSON Web Keys, newest first. */
export interface HydraKeySetRecord {
  readonly keys: readonly Readonly<JsonObject>[]
}

/** An issuer whose assertions are taken as grants, RFC 7523. */
export interface TrustedIssuerRecord {
  readonly id: string
  readonly issuer: string
  /** `''` with `allow_any_subject`. */
  readonly subject: string
  readonly allow_any_subject: boolean
  readonly scope: readonly string[]
  readonly public_key: { readonly set: string; readonly kid: string }
  /** RFC 3339. */
  readonly created_at: string
  readonly expires_at: string
}

/** What the store holds for the Hydra systems, kind by kind. */
export interface HydraRecords extends HydraFlowRecords {
  hydra_client: HydraClientRecord
  /** By place. */
  hydra_client_place: { readonly client_id: string }
  /** How many clients were ever made, under one id. */
  hydra_clients_made: { readonly count: number }
  hydra_key_set: HydraKeySetRecord
  hydra_trusted_issuer: TrustedIssuerRecord
  /** Issuer, subject and kid as JSON -> id: each is there once. */
  hydra_trusted_name: { readonly id: string }
}
