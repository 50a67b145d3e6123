import type { JsonObject } from '../seams.js'
import type { ClientRecord } from '../store/records.js'
import type { ResponseMode, ResponseType } from './response-type.js'

/** Where the answer to an authorization request goes, be it an error. */
export interface Destination {
  readonly redirect_uri: string
  readonly mode: ResponseMode
  readonly state: string | undefined
  /** Absent only for a client that nobody knows (rule `client-known` waived). */
  readonly client: ClientRecord | undefined
  /** The request as the provider understood it. */
  readonly parameters: Readonly<Record<string, string>>
}

/** Wanted authentication context classes, OpenID Connect Core 1.0 sections 3.1.2.1 and 5.5.1.1. */
export interface RequestedAcr {
  /** Best first; empty when the client has no wish. */
  readonly values: readonly string[]
  /** Whether the request fails when none of them can be met. */
  readonly essential: boolean
}

/** An authorization request that was found valid, OpenID Connect Core 1.0 section 3.1.2.2. */
export interface AuthorizationRequest {
  readonly destination: Destination
  readonly client: ClientRecord
  readonly parameters: Readonly<Record<string, string>>
  readonly response_type: ResponseType
  /** What can be granted of the wanted scope. */
  readonly scope: string
  readonly prompt: ReadonlySet<string>
  /** Seconds. */
  readonly max_age: number | undefined
  readonly acr: RequestedAcr
  readonly claims: Readonly<JsonObject> | undefined
  /** Local ids of the people who may answer it (`id_token_hint`, `sub` in `claims`); `undefined` for anyone. */
  readonly people: readonly string[] | undefined
  readonly code_challenge: { readonly challenge: string; readonly method: 'S256' | 'plain' } | undefined
}
