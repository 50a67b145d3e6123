import type { JsonObject } from '../seams.js'
import type { HydraRecords } from '../systems/hydra/records.js'

/** Client metadata, OpenID Connect Dynamic Client Registration 1.0 section 2 and RFC 7591 section 2, with defaults filled in. */
export interface ClientRecord {
  readonly client_id: string
  readonly client_secret?: string
  /** Seconds since 1970, 0 for never. RFC 7591 section 3.2.1. */
  readonly client_secret_expires_at?: number
  readonly client_id_issued_at?: number
  readonly redirect_uris: readonly string[]
  readonly response_types: readonly string[]
  readonly grant_types: readonly string[]
  readonly token_endpoint_auth_method: string
  readonly application_type: 'web' | 'native'
  readonly subject_type: 'public' | 'pairwise'
  readonly id_token_signed_response_alg: string
  /** All registered metadata as they are shown in a client information response, without secrets and registration token. */
  readonly metadata: Readonly<JsonObject>
  /** SHA-256 (base64url) of the registration access token, when the client was registered dynamically. */
  readonly registration_access_token_hash?: string
}

/**
 * What a person (or a client for itself) allowed once. Tokens point to it; deleting it revokes everything that came from it.
 */
export interface GrantRecord {
  readonly grant_id: string
  readonly client_id: string
  /** The person's local id; absent when the client acts for itself. */
  readonly person?: string
  readonly scope: string
  /** The `claims` parameter, parsed. OpenID Connect Core 1.0 section 5.5. */
  readonly claims?: Readonly<JsonObject>
  readonly auth_time?: number
  readonly acr?: string
  readonly amr?: readonly string[]
  readonly sid?: string
  readonly nonce?: string
  /** Whether `offline_access` was granted: the refresh token outlives the session. */
  readonly offline: boolean
}

export interface AuthorizationCodeRecord {
  readonly grant_id: string
  readonly client_id: string
  /** The redirect_uri as it stood in the authorization request; absent when it was left out. */
  readonly redirect_uri?: string
  readonly code_challenge?: string
  readonly code_challenge_method?: 'S256' | 'plain'
  readonly nonce?: string
  readonly scope: string
}

export interface AccessTokenRecord {
  /** `''` for client_credentials: nobody granted anything, and nothing else hangs on it. */
  readonly grant_id: string
  readonly client_id: string
  readonly scope: string
  readonly iat: number
  readonly exp: number
  readonly jti: string
}

export interface RefreshTokenRecord {
  readonly grant_id: string
  readonly client_id: string
  readonly scope: string
  readonly iat: number
  readonly exp: number
}

/** A person's browser session at the provider, found by a cookie. */
export interface SessionRecord {
  readonly sid: string
  readonly person: string
  /** Seconds since 1970. */
  readonly auth_time: number
  readonly acr: string
  readonly amr: readonly string[]
  /** Clients signed in to during this session, for logout. */
  readonly clients: readonly string[]
  /** Scopes consented to, for each client. */
  readonly consents: Readonly<Record<string, string>>
}

/** An authorization request that waits for a person. */
export interface InteractionRecord {
  readonly parameters: Readonly<Record<string, string>>
  readonly client_id: string
  readonly csrf: string
  /** Ties the pages to the browser that began: hash of the interaction cookie. */
  readonly browser: string
  readonly step: 'login' | 'consent' | 'device' | 'logout'
  readonly [more: string]: unknown
}

export interface PushedRequestRecord {
  readonly client_id: string
  readonly parameters: Readonly<Record<string, string>>
}

/** RFC 8628 section 3.2. */
export interface DeviceCodeRecord {
  readonly client_id: string
  readonly scope: string
  readonly user_code: string
  readonly status: 'pending' | 'approved' | 'denied'
  readonly grant_id?: string
  /** Milliseconds since 1970. */
  readonly nextPollAt: number
  /** Seconds. */
  readonly interval: number
  /** Milliseconds since 1970. The record stays longer, so that `expired_token` can be told from an unknown code. */
  readonly expiresAt: number
}

/** What the store holds, kind by kind. Ids of credentials are their SHA-256, so that a dump of the store opens nothing. */
export interface Records extends HydraRecords {
  client: ClientRecord
  grant: GrantRecord
  authorization_code: AuthorizationCodeRecord
  /** A code that was used: replaying it revokes the grant it belonged to. */
  used_code: { readonly grant_id: string; readonly client_id: string }
  access_token: AccessTokenRecord
  refresh_token: RefreshTokenRecord
  /** A refresh token that was rotated out: using it again revokes the grant. */
  used_refresh_token: { readonly grant_id: string; readonly client_id: string }
  session: SessionRecord
  /** A session that someone signed out of, by its `sid`: refresh tokens that are not for offline use end with it. */
  ended_session: { readonly ended_at: number }
  interaction: InteractionRecord
  pushed_request: PushedRequestRecord
  device_code: DeviceCodeRecord
  /** user_code -> device_code id. */
  user_code: { readonly device_code: string }
  /** `jti` of a client assertion or request object that was seen. */
  assertion: { readonly client_id: string }
}
