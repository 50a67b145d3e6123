import { ProviderClock } from '../../clock.js'
import type { Through } from '../../context.js'
import { untouched } from '../../control/active-faults.js'
import { DeferredWork } from '../../deferred-work.js'
import type { People, Person } from '../../people.js'
import { type Random, seededRandom } from '../../random.js'
import { MemoryStore } from '../../store/memory-store.js'
import { Waits } from '../../waits.js'
import type { AppPage, HydraContext } from './context.js'
import { type HydraKeys, StoredKeys } from './keys/hydra-keys.js'
import type { HydraLine } from './lines.js'
import { Metrics } from './metadata/metrics.js'
import type { ResolvedHydraOptions } from './options.js'
import type { HydraSettings } from './settings.js'

/** Issuer of a server that nothing listens for. */
const DEFAULT_ISSUER = 'https://hydra.touchstone.test/'

const APP_URLS = {
  login: 'loginUrl',
  consent: 'consentUrl',
  logout: 'logoutUrl',
  error: 'errorUrl',
  post_logout_redirect: 'postLogoutRedirectUrl',
  registration: 'registrationUrl',
  device_verification: 'deviceVerificationUrl',
  device_success: 'deviceSuccessUrl',
} as const satisfies Record<AppPage, keyof HydraSettings>

/** Pages where the settings name none: the built-in app asks people, the server's own pages say the rest. */
const FALLBACKS: Readonly<Record<AppPage, string>> = {
  login: '/touchstone/login',
  consent: '/touchstone/consent',
  logout: '/touchstone/logout',
  error: '/oauth2/fallbacks/error',
  post_logout_redirect: '/oauth2/fallbacks/logout/callback',
  registration: '/touchstone/login',
  device_verification: '/touchstone/device',
  device_success: '/oauth2/fallbacks/device/done',
}

/** The one context of a Hydra server, and what only the server itself may change about it. */
export class HydraState implements HydraContext {
  readonly line: HydraLine
  readonly settings: HydraSettings
  readonly clock: ProviderClock
  readonly store: MemoryStore
  readonly keys: HydraKeys
  readonly people: People
  readonly signIn: 'page' | 'auto'
  readonly metrics: Metrics
  readonly through: Through = untouched
  readonly fetch: (request: Request) => Promise<Response>
  readonly log: (message: string) => void
  readonly #options: ResolvedHydraOptions
  readonly #deferred = new DeferredWork((message) => this.log(message))
  readonly #waits: Waits
  #isStopping = false
  #random: Random
  #issuer: string
  /** Pages of the settings, as far as they were asked for. */
  readonly #appUrls = new Map<AppPage, string>()

  constructor(options: ResolvedHydraOptions) {
    this.#options = options
    this.#random = options.random
    this.line = options.line
    this.settings = options.settings
    this.clock = new ProviderClock(options.clock)
    this.#waits = new Waits(this.clock)
    this.store = new MemoryStore({
      clock: this.clock,
      maximumRecords: options.maximumRecords,
      // Keys and trust are configuration: they never make room for others.
      keeps: (kind) => /^hydra_(key_set|trusted_)/.test(kind),
    })
    this.keys = new StoredKeys({
      store: this.store,
      line: options.line,
      settings: options.settings,
      random: () => this.#random,
      given: options.keys,
    })
    this.people = peopleOf(options.people)
    this.signIn = options.login
    this.metrics = new Metrics(options.line)
    this.fetch = options.fetch
    this.log = options.log
    this.#issuer = options.settings.issuer ?? DEFAULT_ISSUER
    this.defer = this.defer.bind(this)
    this.wait = this.wait.bind(this)
    this.publicUrl = this.publicUrl.bind(this)
    this.appUrl = this.appUrl.bind(this)
  }

  get issuer(): string {
    return this.#issuer
  }

  get random(): Random {
    return this.#random
  }

  /** Where the public side listens, for when the settings name no issuer. */
  boundTo(address: string): void {
    if (this.settings.issuer === undefined) this.#issuer = `${address.replace(/\/+$/, '')}/`
    this.keys.prepare()
  }

  publicUrl(path: string): string {
    return `${(this.settings.publicUrl ?? this.#issuer).replace(/\/+$/, '')}${path}`
  }

  appUrl(page: AppPage): string {
    const known = this.#appUrls.get(page)
    if (known !== undefined) return known
    const set = this.settings[APP_URLS[page]]
    // The issuer may still change.
    if (set === undefined) return this.#fallbackUrl(FALLBACKS[page])
    const url = withPath(set)
    this.#appUrls.set(page, url)
    return url
  }

  /** Earlier lines have their own pages below the issuer. */
  #fallbackUrl(path: string): string {
    const ofIssuer = this.line.flows.authorizeUrl !== 'public or as set' && path.startsWith('/oauth2/')
    return ofIssuer ? `${this.#issuer.replace(/\/+$/, '')}${path}` : this.publicUrl(path)
  }

  defer(work: Promise<unknown>): void {
    this.#deferred.add(work)
  }

  wait(milliseconds: number): Promise<boolean> {
    return this.#isStopping ? Promise.resolve(false) : this.#waits.wait(milliseconds)
  }

  /** Waits for everything deferred; what was to be tried again later is not. */
  async settle(): Promise<void> {
    this.#isStopping = true
    this.#waits.cancel()
    await this.#deferred.settle()
    this.#isStopping = false
  }

  /** Back to an empty server. */
  async reset(): Promise<void> {
    await this.settle()
    this.clock.reset()
    const { seed, randomGiven } = this.#options
    if (seed !== undefined && !randomGiven) this.#random = seededRandom(seed)
    await this.store.clear()
    this.keys.reset()
    this.metrics.clear()
  }
}

/** A URL that names only a host leads to its root. */
const withPath = (url: string): string => url.replace(/^([a-z][a-z0-9+.-]*:\/\/[^/?#]+)(?=[?#]|$)/i, '$1/')

function peopleOf(all: readonly Person[]): People {
  const byUsername = new Map(all.map((person) => [person.username, person]))
  const bySub = new Map(all.map((person) => [person.sub, person]))
  return { all, byUsername: (username) => byUsername.get(username), bySub: (sub) => bySub.get(sub) }
}
