import type { JsonObject } from '../../seams.js'
import type { NewestFirst } from './sessions/newest-first.js'

/** How a request was refused by the app of the operator, as it was given. */
export interface Rejection {
  readonly error: string
  readonly error_description: string
  readonly error_hint: string
  readonly error_debug: string
  readonly status_code: number
}

/** What the login app said of a login request. */
export interface LoginDecision {
  readonly subject: string
  readonly remember: boolean
  /** Seconds. */
  readonly remember_for: number
  readonly extend_session_lifespan: boolean
  readonly acr: string
  readonly amr: readonly string[]
  readonly context: unknown
  readonly force_subject_identifier: string
  /** Milliseconds since 1970. */
  readonly authenticated_at: number
}

/** What the consent app said of a consent request. */
export interface ConsentDecision {
  readonly grant_scope: readonly string[]
  readonly grant_access_token_audience: readonly string[]
  readonly remember: boolean
  /** Seconds; 0 or less for ever. */
  readonly remember_for: number
  /** As it was given: some lines show a session that was left out as null. */
  readonly session: { readonly access_token?: JsonObject; readonly id_token?: JsonObject } | null
  readonly context: unknown
  /** RFC 3339. */
  readonly handled_at: string
}

/** An authorization request on its way through login and consent. */
export interface HydraFlow {
  readonly id: string
  readonly client_id: string
  readonly request_url: string
  readonly requested_scope: readonly string[]
  readonly requested_audience: readonly string[]
  readonly oidc_context: JsonObject | null
  readonly session_id: string
  /** Whom the session cookie names; `''` for nobody. */
  readonly subject: string
  /** When that person signed in, in milliseconds since 1970. */
  readonly authenticated_at: number | undefined
  readonly login_skip: boolean
  /** Milliseconds since 1970. */
  readonly requested_at: number
  readonly login_challenge: string
  readonly login_csrf: string
  readonly login: LoginDecision | undefined
  readonly consent_request_id: string
  readonly consent_challenge: string
  readonly consent_csrf: string
  readonly consent_skip: boolean
  readonly consent: ConsentDecision | undefined
  readonly rejection: Rejection | undefined
  /** Fingerprint of the device code that waits for this. */
  readonly device_code?: string
}

/** A challenge or verifier: the flow as it was when it was given out. */
export interface FlowHandle {
  readonly flow: HydraFlow
  /** The verifier that the request got when it was made, where lines make it then. */
  readonly verifier: string
  readonly decided: boolean
  readonly used: boolean
}

/** A browser session. */
export interface HydraSession {
  readonly sid: string
  readonly subject: string
  /** Milliseconds since 1970. */
  readonly authenticated_at: number
  readonly remembered: boolean
  /** Fingerprint of what the cookie proves itself with. */
  readonly secret: string
  /** Clients that are told when this session ends. */
  readonly clients: readonly string[]
  /** When it is forgotten, in milliseconds since 1970. */
  readonly until: number
}

/** What belongs to a person, by its ids. */
export interface HydraSubject {
  readonly sessions: NewestFirst
  readonly consents: NewestFirst
  /** When the last of it is forgotten, in milliseconds since 1970. */
  readonly until: number
}

/** A consent that was given, or where lines keep that too, refused. */
export interface HydraConsent {
  readonly flow: HydraFlow
  readonly client_incarnation: string
  /** `undefined` when it was refused. */
  readonly consent: ConsentDecision | undefined
  /** What came of it; `''` for nothing yet. */
  readonly grant_id: string
  /** When it is forgotten, in milliseconds since 1970: not before what it allowed. */
  readonly until: number
}

/** What tokens point to: deleting it ends them all. */
export interface HydraGrant {
  readonly id: string
  readonly client_id: string
  readonly client_incarnation: string
  /** The consent that it came from; `''` without one. */
  readonly consent_request_id: string
  /** The person, or the client itself. */
  readonly subject: string
  /** `sub` of ID tokens: differs for pairwise clients. */
  readonly obfuscated_subject: string
  readonly scope: readonly string[]
  /** What the client had asked for. */
  readonly requested_scope: readonly string[]
  readonly audience: readonly string[]
  /**
   * The kids of the keys that signed when the person allowed it. All that comes of the grant goes on naming them, whichever keys sign
   * by then.
   */
  readonly kids?: Readonly<Record<'id_token' | 'access_token', string | undefined>>
  /** Claims for access tokens; `null` once a token hook answered without any. */
  readonly access_claims: JsonObject | null
  /** Claims for ID tokens; `null` like those. */
  readonly id_claims: JsonObject | null
  readonly openid?: {
    /** Seconds since 1970. */
    readonly auth_time: number
    readonly rat: number
    readonly acr: string
    readonly amr: readonly string[]
    readonly sid: string
    readonly nonce: string
    readonly c_hash?: string
    /** When the grant was made: `iat` of UserInfo. */
    readonly iat: number
  }
  /** Access tokens of an earlier generation are over. */
  readonly generation: number
  /** When the last credential that points to it is forgotten, in milliseconds since 1970. */
  readonly until: number
}

export interface HydraAccessToken {
  readonly grant_id: string
  readonly client_id: string
  readonly generation: number
  /** The client's `token_generation`. */
  readonly client_generation: number
  /** The kid of the key that signed it; absent when it is opaque. */
  readonly signed_by?: string | undefined
  /** Seconds since 1970. */
  readonly iat: number
  readonly exp: number
}

/** Expired access tokens were cleared away; both times in seconds since 1970. */
export interface HydraFlush {
  readonly at: number
  /** Those that were issued before. */
  readonly before: number
}

export interface HydraRefreshToken {
  readonly grant_id: string
  readonly client_id: string
  readonly iat: number
  /** `undefined`: never. */
  readonly exp: number | undefined
  /** Fingerprint of the access token that was issued with it. */
  readonly access_token: string
  readonly uses: number
  /** Milliseconds since 1970. */
  readonly first_used_at: number | undefined
}

export interface HydraCode {
  readonly grant_id: string
  readonly client_id: string
  /** As it stood in the request; `''` when it was left out. */
  readonly redirect_uri: string
  readonly code_challenge: string
  readonly code_challenge_method: string
  /** PKCE was looked at once: what was given with it is used up. */
  readonly pkce_spent: boolean
  readonly openid: boolean
  /** Whether `acr_values` were asked for. */
  readonly acr_asked: boolean
  readonly used: boolean
  /** Seconds since 1970. */
  readonly exp: number
}

export interface HydraLogoutRequest {
  readonly challenge: string
  readonly verifier: string
  readonly subject: string
  readonly sid: string
  readonly request_url: string
  readonly rp_initiated: boolean
  readonly client_id: string | undefined
  readonly redirect_to: string
  readonly accepted: boolean
  readonly rejected: boolean
  readonly used: boolean
  /** Milliseconds since 1970. */
  readonly requested_at: number
}

export interface HydraDevice {
  readonly client_id: string
  /** The client that asked: another of the same id has nothing to do with it. */
  readonly client_incarnation: string
  readonly scope: readonly string[]
  readonly audience: readonly string[]
  readonly user_code: string
  readonly approved: boolean
  readonly grant_id: string
  /** Milliseconds since 1970. */
  readonly expires_at: number
}

/** A device verification page under way. */
export interface HydraDeviceRequest {
  readonly csrf: string
  readonly query: string
  /** Milliseconds since 1970. */
  readonly requested_at: number
  /** What the user code led to, once it is known. */
  readonly device?: AskedDevice
}

/** What a device asked for. */
export interface AskedDevice extends Pick<HydraDevice, 'client_id' | 'scope' | 'audience'> {
  /** Fingerprint of the device code. */
  readonly code: string
}

/** Records of flows, sessions and tokens. Ids of credentials are their SHA-256. */
export interface HydraFlowRecords {
  hydra_login_challenge: FlowHandle
  hydra_login_verifier: FlowHandle
  hydra_consent_challenge: FlowHandle
  hydra_consent_verifier: FlowHandle
  /** Flows whose consent was taken. */
  hydra_finished_flow: { readonly at: number }
  hydra_session: HydraSession
  /** Remembered sessions that are over, by their `sid`, with the fingerprint of what their cookies prove themselves with. */
  hydra_ended_session: { readonly secret: string }
  hydra_subject: HydraSubject
  hydra_consent: HydraConsent
  /** Client and person as JSON -> consents that may be skipped another time. */
  hydra_remembered_consent: { readonly ids: readonly string[]; readonly until: number }
  hydra_grant: HydraGrant
  hydra_access_token: HydraAccessToken
  hydra_flushes: { readonly flushes: readonly HydraFlush[] }
  hydra_refresh_token: HydraRefreshToken
  hydra_code: HydraCode
  hydra_logout_challenge: HydraLogoutRequest
  hydra_logout_verifier: { readonly challenge: string }
  /** `jti` of assertions that were seen. */
  hydra_assertion: { readonly exp: number }
  /** Fingerprint of a `c_nonce` of verifiable credentials. */
  hydra_nonce: { readonly access_token: string }
  hydra_device: HydraDevice
  hydra_user_code: { readonly device_code: string }
  hydra_device_challenge: HydraDeviceRequest
  hydra_device_verifier: HydraDeviceRequest
  /** Client and subject identifier, as JSON -> the person that the login app chose it for. */
  hydra_forced_subject: { readonly subject: string }
}
