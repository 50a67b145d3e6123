import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { HydraLine } from '../lines.js'
import type { ObservedExchange } from './metrics.js'
import { addRuntimeMetrics } from './runtime-metrics.js'

/** The server's own metrics, by the names of its line, in a registry of its own. */
export function makeCounters(line: HydraLine) {
  const own = new Registry()
  // Labels that never differ are put on when the text is made, not at each exchange.
  own.setDefaultLabels({ version: line.version, hash: '', buildTime: '', ...DEFAULT_LABELS[line.metrics.names] })
  const observe = OWN[line.metrics.names](own)
  const common = new Registry()
  addRuntimeMetrics(common, line.metrics.runtime)
  return { registries: [own, common], observe, scraped: scrapeMetrics(common) }
}

const DEFAULT_LABELS: Readonly<Record<HydraLine['metrics']['names'], object>> = {
  none: {},
  hydra: {},
  http: { app: 'hydra' },
}

/** 1.x: one histogram. */
function hydraMetrics(registry: Registry): (exchange: ObservedExchange) => void {
  const time = new Histogram({
    name: 'hydra_response_time_seconds',
    help: 'Seconds that answers took',
    labelNames: ['endpoint'],
    registers: [registry],
  })
  return ({ route, path, seconds }) => time.observe({ endpoint: route === undefined ? UNMATCHED : path }, seconds)
}

/** The metrics of each kind of line; 1.5 has none of its own. */
const OWN: Readonly<
  Record<HydraLine['metrics']['names'], (registry: Registry) => (exchange: ObservedExchange) => void>
> = { none: () => () => {}, hydra: hydraMetrics, http: httpMetrics }

const UNMATCHED = '{unmatched}'

/** Go's client knows these methods, in lower case. */
const METHODS: ReadonlySet<string> = new Set('get put head post delete connect options notify trace patch'.split(' '))
const methodLabel = (method: string): string => (METHODS.has(method.toLowerCase()) ? method.toLowerCase() : 'unknown')

/** 2.x: requests and answers by endpoint, method and status. */
function httpMetrics(registry: Registry): (exchange: ObservedExchange) => void {
  const common = { registers: [registry] }
  const responseTime = new Histogram({
    name: 'http_response_time_seconds',
    help: 'Seconds that answers took, by endpoint',
    labelNames: ['endpoint'],
    ...common,
  })
  const total = new Counter({
    name: 'http_requests_total',
    help: 'Requests by status, method and endpoint',
    labelNames: ['code', 'method', 'endpoint'],
    ...common,
  })
  const duration = new Histogram({
    name: 'http_requests_duration_seconds',
    help: 'Seconds that requests took',
    labelNames: ['code', 'method', 'endpoint'],
    ...common,
  })
  const statuses = new Counter({
    name: 'http_requests_statuses_total',
    help: 'Requests by class of status',
    labelNames: ['method', 'status_bucket'],
    ...common,
  })
  // The servers count bytes in the buckets that are meant for seconds.
  const sizes = { labelNames: ['code', 'method'], ...common }
  const responseSize = new Histogram({ name: 'http_response_size_bytes', help: 'Bytes of answers', ...sizes })
  const requestSize = new Histogram({ name: 'http_requests_size_bytes', help: 'Bytes of requests', ...sizes })
  return (exchange) => {
    const { route, seconds } = exchange
    const endpoint = route?.replace(/\{[^}]*\}/g, '{param}') ?? UNMATCHED
    const method = methodLabel(exchange.method)
    const code = String(exchange.status)
    responseTime.observe({ endpoint }, seconds)
    total.inc({ code, method, endpoint })
    duration.observe({ code, method, endpoint }, seconds)
    statuses.inc({ method: exchange.method, status_bucket: `${code.charAt(0)}xx` })
    responseSize.observe({ code, method }, exchange.responseSize)
    requestSize.observe({ code, method }, exchange.requestSize)
  }
}

/** The metrics about the metrics. */
function scrapeMetrics(registry: Registry): () => void {
  const inFlight = new Gauge({
    name: 'promhttp_metric_handler_requests_in_flight',
    help: 'Requests for these metrics under way',
    registers: [registry],
  })
  inFlight.set(1)
  const total = new Counter({
    name: 'promhttp_metric_handler_requests_total',
    help: 'Requests for these metrics by status',
    labelNames: ['code'],
    registers: [registry],
  })
  for (const code of ['200', '500', '503']) total.inc({ code }, 0)
  return () => total.inc({ code: '200' })
}
