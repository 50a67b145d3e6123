import type { ProviderClock } from './clock.js'
import type { KeyRing } from './keys/key-ring.js'
import type { OperationId } from './operations.js'
import type { People } from './people.js'
import type { Random } from './random.js'
import type { ResolvedOptions } from './resolve-options.js'
import type { Rules } from './rules.js'
import type { SeamName, Seams } from './seams.js'
import type { Store } from './store/store.js'

/** Sends a value through the faults that sit at a seam; without a fault it returns the value itself. */
export type Through = <S extends SeamName>(seam: S, ...args: Parameters<Seams[S]>) => ReturnType<Seams[S]>

/** Everything a handler works with. Nothing in it is global: two providers in one process share nothing. */
export interface ProviderContext {
  readonly options: ResolvedOptions
  /** The issuer identifier, without a trailing slash unless the user gave one. */
  readonly issuer: string
  /** The absolute URL of an operation, made from the issuer and the path in the document; `parameters` fill path templates. */
  url(operationId: OperationId, parameters?: Readonly<Record<string, string>>): string
  /** Path prefix of the issuer, `''` at the root: the `Path` of cookies. */
  readonly basePath: string
  readonly clock: ProviderClock
  readonly random: Random
  readonly store: Store
  readonly keys: KeyRing
  readonly people: People
  readonly rules: Rules
  readonly through: Through
  /** What the provider itself fetches (request_uri, jwks_uri, back-channel logout). */
  readonly fetch: (request: Request) => Promise<Response>
  readonly log: (message: string) => void
  /** Work that goes on after the response was sent (back-channel calls); `close()` waits for it. */
  defer(work: Promise<unknown>): void
}

/** A request as the router hands it to a handler: already judged by the document (method, media type, size). */
export interface OperationRequest {
  readonly operationId: OperationId
  readonly raw: Request
  readonly url: URL
  /** Parameters of the path template, decoded. */
  readonly path: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** Of an `application/x-www-form-urlencoded` body; empty when there is none. */
  readonly form: URLSearchParams
  /** Of an `application/json` body; `undefined` when there is none. */
  readonly json: unknown
  header(name: string): string | undefined
  /** Cookies by name. */
  readonly cookies: Readonly<Record<string, string>>
}

/** Answers one operation: read, decide, answer. Refuses by throwing an `OAuthError`. */
export type Handler = (request: OperationRequest, context: ProviderContext) => Promise<Response> | Response
