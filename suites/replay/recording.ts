import type { JWK } from 'jose'

/** Texts by name; an array for a repeated name. */
export type Texts = Readonly<Record<string, string | readonly string[]>>

/** A request, with placeholders for what differs from run to run. At most one of `form`, `json` and `body`. */
export interface RecordedRequest {
  readonly method: string
  /** Below the base URL of the side. */
  readonly path: string
  /** Decoded. */
  readonly query?: Texts
  readonly headers?: Readonly<Record<string, string>>
  /** HTTP Basic credentials; both are form-encoded before base64, RFC 6749 section 2.3.1. */
  readonly auth?: { readonly type: 'basic'; readonly user: string; readonly password: string }
  readonly cookies?: Readonly<Record<string, string>>
  readonly form?: Texts
  readonly json?: unknown
  readonly body?: string
}

/** Headers by their name in lower case; `set-cookie` is an array. */
export type RecordedHeaders = Readonly<Record<string, string | readonly string[]>>

/** What the server answered. */
export interface RecordedResponse {
  readonly status?: number
  readonly headers?: RecordedHeaders
  readonly json?: unknown
  /** Only the length of the array was kept. */
  readonly json_length?: number
  readonly text?: string
  /** Only the start of `text` was kept. */
  readonly text_cut?: boolean
  readonly html_title?: string
  /** The server closed the connection and sent nothing. */
  readonly connection?: string
}

/** A JWT, decoded. */
export interface RecordedJwt {
  readonly header: Readonly<Record<string, unknown>>
  readonly claims: Readonly<Record<string, unknown>>
  /** Name of the key in `keys`; null for alg none. Only of JWTs that the relying party makes. */
  readonly sign_with?: string | null
}

/** A request that the server made to the relying party. */
export interface RecordedCallback {
  readonly method: string
  readonly path: string
  readonly content_type?: string
  readonly form?: Readonly<Record<string, string>>
  readonly body?: string
}

/** One request and what came of it. */
export interface Step {
  readonly name: string
  readonly side: 'public' | 'admin'
  /** Seconds to let pass before sending. */
  readonly wait?: number
  readonly request: RecordedRequest
  readonly response?: RecordedResponse
  /** Placeholder to the place of its value, such as `json.access_token`. */
  readonly binds?: Readonly<Record<string, string>>
  readonly jwts?: Readonly<Record<string, RecordedJwt>>
  readonly callbacks?: readonly RecordedCallback[]
  /** The order of the array in the answer (or of its `keys`) means nothing. */
  readonly unordered?: boolean
  readonly note?: string
}

/** What a server answered to a list of requests; a scenario when the answers are missing. `specs/json-schema/recording.json`. */
export interface Recording {
  readonly $schema?: string
  readonly server?: string
  readonly config?: Readonly<Record<string, string>>
  readonly title: string
  readonly scenario: string
  readonly app_serves?: Readonly<Record<string, unknown>>
  /** Private keys of the relying party. */
  readonly keys?: Readonly<Record<string, JWK>>
  readonly steps: readonly Step[]
}

/** Whether the relying party makes the JWT of this placeholder. */
export const isClientJwt = (name: string): boolean => name.startsWith('client_jwt')

/** How the note of a step begins whose text is reduced to the names, types and labels of metrics. */
export const METRICS_NOTE = 'text is reduced to one line a metric'
