import type { ProviderClock } from '../../clock.js'
import type { Through } from '../../context.js'
import type { People } from '../../people.js'
import type { Random } from '../../random.js'
import type { Store } from '../../store/store.js'
import type { HydraKeys } from './keys/hydra-keys.js'
import type { HydraLine, Side } from './lines.js'
import type { Metrics } from './metadata/metrics.js'
import type { HydraOperation } from './operations.js'
import type { HydraSettings } from './settings.js'

/** Everything a handler of a Hydra system works with. */
export interface HydraContext {
  /** What this line does otherwise than the others. */
  readonly line: HydraLine
  readonly settings: HydraSettings
  /** The issuer identifier, with its final slash: `http://127.0.0.1:4444/`. */
  readonly issuer: string
  /** The absolute URL of a path on the public side, made from the issuer: `publicUrl('/oauth2/auth')`. */
  publicUrl(path: string): string
  /** Where login, consent, logout and error pages are: the settings', or the built-in app and the server's own pages. */
  appUrl(page: AppPage): string
  readonly clock: ProviderClock
  readonly random: Random
  readonly store: Store
  readonly keys: HydraKeys
  readonly people: People
  /** `auto`: the built-in app signs the first person in and allows everything without asking. */
  readonly signIn: 'page' | 'auto'
  readonly metrics: Metrics
  readonly through: Through
  /** What the server itself fetches (request_uri, jwks_uri, back-channel logout). */
  readonly fetch: (request: Request) => Promise<Response>
  readonly log: (message: string) => void
  /** Work that goes on after the response was sent; `close()` waits for it. */
  defer(work: Promise<unknown>): void
  /** Lets milliseconds pass by the clock, inside deferred work. `false`: the provider is about to stop, there is no more time. */
  wait(milliseconds: number): Promise<boolean>
}

/** The context as it looks while faults are at work. */
export const withFaults = (context: HydraContext, through: Through): HydraContext => ({
  line: context.line,
  settings: context.settings,
  issuer: context.issuer,
  publicUrl: context.publicUrl,
  appUrl: context.appUrl,
  clock: context.clock,
  random: context.random,
  store: context.store,
  keys: context.keys,
  people: context.people,
  signIn: context.signIn,
  metrics: context.metrics,
  through,
  fetch: context.fetch,
  log: context.log,
  defer: context.defer,
  wait: context.wait,
})

/** Pages that belong to the operator's own app. */
export type AppPage =
  | 'login'
  | 'consent'
  | 'logout'
  | 'error'
  | 'post_logout_redirect'
  | 'registration'
  | 'device_verification'
  | 'device_success'

/** A request as the router hands it to a handler. Nothing of it was judged yet: the real servers judge in their handlers. */
export interface HydraRequest {
  readonly operation: HydraOperation
  readonly side: Side
  readonly method: string
  readonly raw: Request
  readonly url: URL
  /** Parameters of the path template, decoded. */
  readonly path: Readonly<Record<string, string>>
  /** As it came: repeated and empty parameters included. */
  readonly query: URLSearchParams
  /** The body as text; read once. */
  text(): Promise<string>
  /** The body as a form, whatever its Content-Type says; empty parameters included. */
  form(): Promise<URLSearchParams>
  header(name: string): string | undefined
  /** Cookies by name. */
  readonly cookies: Readonly<Record<string, string>>
}

/** Answers one operation. Refuses by throwing a `HydraError`. */
export type HydraHandler = (request: HydraRequest, context: HydraContext) => Promise<Response> | Response
