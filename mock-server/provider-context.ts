import { ProviderClock } from './clock.js'
import type { ProviderContext, Through } from './context.js'
import { rulesWithout, untouched } from './control/active-faults.js'
import { DeferredWork } from './deferred-work.js'
import { SigningKeyRing } from './keys/signing-key-ring.js'
import type { OperationId } from './operations.js'
import { OptionsError } from './option-values.js'
import type { ClientOptions } from './options.js'
import type { People, Person } from './people.js'
import { type Random, seededRandom } from './random.js'
import { ClientMetadataError } from './registration/client-metadata-error.js'
import { clientRecord } from './registration/client-record.js'
import type { ResolvedOptions } from './resolve-options.js'
import type { RuleName, Rules } from './rules.js'
import { MemoryStore } from './store/memory-store.js'
import type { ClientRecord } from './store/records.js'

/** Issuer of a provider that nothing listens for. */
export const DEFAULT_ISSUER = 'https://op.touchstone.test'

/** The one context of a provider, and what only the provider itself may change about it. */
export class ProviderState implements ProviderContext {
  readonly options: ResolvedOptions
  readonly clock: ProviderClock
  readonly store: MemoryStore
  readonly keys: SigningKeyRing
  readonly people: People
  readonly rules: Rules & { readonly enforced: ReadonlySet<RuleName> }
  readonly through: Through = untouched
  readonly fetch: (request: Request) => Promise<Response>
  readonly log: (message: string) => void
  /** Clients of the options. */
  readonly clients: readonly ClientRecord[]
  readonly #paths: ReadonlyMap<OperationId, string>
  readonly #deferred = new DeferredWork((message) => this.log(message))
  #random: Random
  #issuer = ''
  #basePath = ''
  #urls: ReadonlyMap<OperationId, string> = new Map()

  constructor(options: ResolvedOptions, paths: ReadonlyMap<OperationId, string>) {
    this.options = options
    this.#random = options.random
    this.#paths = paths
    this.clock = new ProviderClock(options.clock)
    this.keys = new SigningKeyRing(options)
    this.people = peopleOf(options.people)
    this.rules = rulesWithout(options.lenient)
    this.fetch = options.fetch
    this.log = options.log
    this.setIssuer(options.issuer ?? DEFAULT_ISSUER)
    this.clients = options.clients.map((client, i) => this.#configured(client, `clients[${i}]`))
    const configured = new Set(this.clients.map(({ client_id }) => client_id))
    this.store = new MemoryStore({
      clock: this.clock,
      maximumRecords: options.maximumRecords,
      keeps: (kind, id) => kind === 'client' && configured.has(id),
    })
    this.defer = this.defer.bind(this)
    this.url = this.url.bind(this)
  }

  get issuer(): string {
    return this.#issuer
  }

  get basePath(): string {
    return this.#basePath
  }

  get random(): Random {
    return this.#random
  }

  setIssuer(issuer: string): void {
    this.#issuer = issuer
    const base = issuer.replace(/\/+$/, '')
    this.#basePath = new URL(issuer).pathname.replace(/\/+$/, '')
    this.#urls = new Map([...this.#paths].map(([id, path]) => [id, `${base}${path}`]))
  }

  url(operationId: OperationId, parameters?: Readonly<Record<string, string>>): string {
    const url = this.#urls.get(operationId)
    if (url === undefined) throw new Error(`there is no operation ${operationId}`)
    if (parameters === undefined) return url
    return url.replaceAll(/\{([^}]+)\}/g, (_all, name: string) => encodeURIComponent(parameters[name] ?? ''))
  }

  defer(work: Promise<unknown>): void {
    this.#deferred.add(work)
  }

  /** Waits for everything deferred. */
  settle(): Promise<void> {
    return this.#deferred.settle()
  }

  /** State as it was at the start: the clients of the options and nothing else. Keys stay. */
  async seed(): Promise<void> {
    await this.store.clear()
    for (const client of this.clients) {
      await this.store.set('client', client.client_id, client, Number.POSITIVE_INFINITY)
    }
  }

  async reset(): Promise<void> {
    await this.settle()
    this.clock.reset()
    // A seeded provider gives the same ids after each reset.
    if (this.options.seed !== undefined && !this.options.randomGiven) this.#random = seededRandom(this.options.seed)
    await this.seed()
  }

  #configured({ client_id, client_secret, ...metadata }: ClientOptions, at: string): ClientRecord {
    const identity = { client_id, ...(client_secret !== undefined && { client_secret }) }
    const terms = {
      origin: 'options',
      loopbackHttp: true,
      algorithms: this.keys.algorithms,
      rules: this.rules,
    } as const
    try {
      return clientRecord(metadata, identity, terms)
    } catch (error) {
      if (error instanceof ClientMetadataError) throw new OptionsError(`${at}.${error.member}`, error.problem)
      throw error
    }
  }
}

function peopleOf(all: readonly Person[]): People {
  const byUsername = new Map(all.map((person) => [person.username, person]))
  const bySub = new Map(all.map((person) => [person.sub, person]))
  return { all, byUsername: (username) => byUsername.get(username), bySub: (sub) => bySub.get(sub) }
}
