import type { Registry } from 'prom-client'
import type { HydraLine } from '../lines.js'

/** One exchange, as the metrics see it. */
export interface ObservedExchange {
  /** Path template of the route; `undefined` where there is none. */
  readonly route: string | undefined
  readonly path: string
  readonly method: string
  readonly status: number
  readonly seconds: number
  /** Bytes of the bodies. */
  readonly requestSize: number
  readonly responseSize: number
}

/** How many exchanges wait for someone to ask; from then on they are counted at once. */
const MOST_WAITING = 1_000

/** The metrics of one server. */
interface Counters {
  /** Together they hold all of them. */
  readonly registries: readonly Registry[]
  readonly observe: (exchange: ObservedExchange) => void
  readonly scraped: () => void
}

/** The counts of one server. Nothing is loaded before someone asks for them, or many exchanges wait to be counted. */
export class Metrics {
  readonly #line: HydraLine
  #waiting: ObservedExchange[] = []
  #loading: Promise<Counters> | undefined
  #loaded: Counters | undefined

  constructor(line: HydraLine) {
    this.#line = line
  }

  /** Notes an exchange. */
  observe(exchange: ObservedExchange): void {
    if (this.#loaded !== undefined) {
      this.#loaded.observe(exchange)
      return
    }
    this.#waiting.push(exchange)
    if (this.#waiting.length === MOST_WAITING) void this.#counters()
  }

  /** All metrics in the text format of Prometheus, 0.0.4. */
  async text(): Promise<string> {
    const { registries, scraped } = await this.#counters()
    const texts = await Promise.all(registries.map((registry) => registry.metrics()))
    scraped()
    const metrics = texts.flatMap((text) => text.trimEnd().split('\n\n')).filter((text) => text !== '')
    // Go's writes them by name, without empty lines.
    return `${metrics.sort().join('\n')}\n`
  }

  clear(): void {
    this.#waiting = []
    this.#loading = undefined
    this.#loaded = undefined
  }

  async #counters(): Promise<Counters> {
    this.#loading ??= import('./counters.js').then(({ makeCounters }) => makeCounters(this.#line))
    const loading = this.#loading
    const counters = await loading
    // It may have been cleared meanwhile.
    if (this.#loading !== loading) return counters
    this.#loaded = counters
    for (const exchange of this.#waiting.splice(0)) counters.observe(exchange)
    return counters
  }
}
