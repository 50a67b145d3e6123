import type { Clock, Duration } from './clock.js'
import type { Random } from './random.js'
import type { RuleName } from './rules.js'
import type { Fault, JsonObject } from './seams.js'

/** A client as it is given in options and config: client metadata by their standard names (Dynamic Client Registration 1.0 section 2). */
export interface ClientOptions {
  readonly client_id: string
  /** Left out for a public client. */
  readonly client_secret?: string
  /** @default ['http://127.0.0.1/callback'] (any port: RFC 8252 section 7.3) */
  readonly redirect_uris?: readonly string[]
  readonly [metadata: string]: unknown
}

/** Someone who can sign in. */
export interface PersonOptions {
  /** What the person types on the login page. */
  readonly username: string
  /** @default 'password' */
  readonly password?: string
  /** The subject identifier. @default the username */
  readonly sub?: string
  /** Standard and other claims, OpenID Connect Core 1.0 section 5.1. @default a complete set made from the username */
  readonly claims?: Readonly<JsonObject>
}

/** How long things live. */
export interface Lifetimes {
  /** RFC 6749 section 4.1.2 recommends at most 10 minutes. @default '60s' */
  readonly authorizationCode?: Duration
  /** @default '1h' */
  readonly accessToken?: Duration
  /** @default '1h' */
  readonly idToken?: Duration
  /** @default '14d' */
  readonly refreshToken?: Duration
  /** The session of a browser. @default '1d' */
  readonly session?: Duration
  /** A login or consent page that waits for a person. @default '10m' */
  readonly interaction?: Duration
  /** RFC 8628 section 3.2 `expires_in`. @default '10m' */
  readonly deviceCode?: Duration
  /** RFC 9126 section 2.2 `expires_in`. @default '60s' */
  readonly pushedRequest?: Duration
}

export const SIGNING_ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const
export type SigningAlgorithm = (typeof SIGNING_ALGORITHMS)[number]

/** Options of a mock provider. All have defaults; the object is copied, never changed. */
export interface ProviderOptions {
  /**
   * The issuer identifier: an http or https URL without query and fragment, with a path if you like.
   * @default the address that `listen` binds; 'https://op.touchstone.test' when nothing listens
   */
  readonly issuer?: string
  /** @default one confidential client 'app' (secret 'app-secret') and one public client 'spa', both for loopback redirect URIs */
  readonly clients?: readonly ClientOptions[]
  /** @default 'alice' and 'bob', password 'password', with every standard claim */
  readonly people?: readonly PersonOptions[]
  readonly lifetimes?: Lifetimes
  /** Algorithms of ID tokens beside RS256, which is always there (Core section 15.1). @default ['RS256'] */
  readonly algorithms?: readonly SigningAlgorithm[]
  /** Private signing keys as JWKs; keys for algorithms that are not given are made when first needed. */
  readonly keys?: readonly JsonObject[]
  /** `jwt`: RFC 9068. @default 'jwt' */
  readonly accessTokenFormat?: 'jwt' | 'opaque'
  /** `page`: people see a login and a consent page. `auto`: the first person (or `login_hint`) is signed in and consents without a page. @default 'page' */
  readonly login?: 'page' | 'auto'
  /** Dynamic registration: `open`, `off`, or only with the given initial access token (RFC 7591 section 3). @default 'open' */
  readonly registration?: 'open' | 'off' | { readonly initialAccessToken: string }
  /** Whether the PKCE method `plain` is offered. @default false */
  readonly pkcePlain?: boolean
  /** Authentication context classes on offer. @default ['urn:touchstone:acr:password', 'urn:touchstone:acr:mfa'] */
  readonly acrValues?: readonly string[]
  /** Further scopes beside the standard ones; a scope may name claims it gives. @default {} */
  readonly scopes?: Readonly<Record<string, readonly string[]>>
  /** Rules of the standards that are not enforced. @default [] */
  readonly lenient?: readonly RuleName[]
  /** Faults taken on from the start: objects, or ids of the catalogue (`touchstone list faults`). @default [] */
  readonly faults?: readonly (Fault | string)[]
  /** Makes every identifier, code and token the same in each run; never for anything that must stay secret. */
  readonly seed?: string
  /** @default the real clock */
  readonly clock?: Clock
  /** @default cryptographic randomness, or one made from `seed` */
  readonly random?: Random
  /** For what the provider itself fetches: request_uri, jwks_uri, sector_identifier_uri, back-channel logout. @default the global fetch */
  readonly fetch?: (request: Request) => Promise<Response>
  /** Most records of each kind that are kept; beyond it the oldest go. @default 100_000 */
  readonly maximumRecords?: number
  /** Most exchanges that the journal keeps. @default 1_000 */
  readonly journalSize?: number
  /** Names of anything noteworthy, e.g. a failed back-channel call. @default silent */
  readonly log?: (message: string) => void
}
