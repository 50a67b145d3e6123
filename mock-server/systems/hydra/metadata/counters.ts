import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { HydraLine } from '../lines.js'
import type { ObservedExchange } from './metrics.js'
import { addRuntimeMetrics } from './runtime-metrics.js'

/** The server's own metrics, by the names of its line, in a registry of its own. */
export function makeCounters(line: HydraLine) {
  const registry = new Registry()
  const build = { version: line.version, hash: '', buildTime: '' }
  const observe = OWN[line.metrics.names](registry, build)
  addRuntimeMetrics(registry, line.metrics.runtime)
  return { registry, observe, scraped: scrapeMetrics(registry) }
}

type Build = Readonly<Record<'version' | 'hash' | 'buildTime', string>>
const BUILD = ['version', 'hash', 'buildTime'] as const

/** 1.x: one histogram. */
function hydraMetrics(registry: Registry, build: Build): (exchange: ObservedExchange) => void {
  const time = new Histogram({
    name: 'hydra_response_time_seconds',
    help: 'Seconds that answers took',
    labelNames: [...BUILD, 'endpoint'],
    registers: [registry],
  })
  return ({ endpoint, seconds }) => time.observe({ ...build, endpoint }, seconds)
}

/** The metrics of each kind of line; 1.5 has none of its own. */
const OWN: Readonly<
  Record<HydraLine['metrics']['names'], (registry: Registry, build: Build) => (exchange: ObservedExchange) => void>
> = { none: () => () => {}, hydra: hydraMetrics, http: httpMetrics }

/** Bytes. */
const SIZES = [100, 1_000, 10_000, 100_000, 1_000_000]

/** 2.x: requests and answers by endpoint, method and status. */
function httpMetrics(registry: Registry, given: Build): (exchange: ObservedExchange) => void {
  const build = { ...given, app: 'hydra' }
  const common = { registers: [registry] }
  const labels = [...BUILD, 'app'] as const
  const responseTime = new Histogram({
    name: 'http_response_time_seconds',
    help: 'Seconds that answers took, by endpoint',
    labelNames: [...labels, 'endpoint'],
    ...common,
  })
  const total = new Counter({
    name: 'http_requests_total',
    help: 'Requests by status, method and endpoint',
    labelNames: [...labels, 'code', 'method', 'endpoint'],
    ...common,
  })
  const duration = new Histogram({
    name: 'http_requests_duration_seconds',
    help: 'Seconds that requests took',
    labelNames: [...labels, 'code', 'method', 'endpoint'],
    ...common,
  })
  const statuses = new Counter({
    name: 'http_requests_statuses_total',
    help: 'Requests by class of status',
    labelNames: [...labels, 'method', 'status_bucket'],
    ...common,
  })
  const sizes = { labelNames: [...labels, 'code', 'method'], buckets: SIZES, ...common }
  const responseSize = new Histogram({ name: 'http_response_size_bytes', help: 'Bytes of answers', ...sizes })
  const requestSize = new Histogram({ name: 'http_requests_size_bytes', help: 'Bytes of requests', ...sizes })
  return (exchange) => {
    const { endpoint, method, seconds } = exchange
    const code = String(exchange.status)
    responseTime.observe({ ...build, endpoint }, seconds)
    total.inc({ ...build, code, method, endpoint })
    duration.observe({ ...build, code, method, endpoint }, seconds)
    statuses.inc({ ...build, method, status_bucket: `${code.charAt(0)}xx` })
    responseSize.observe({ ...build, code, method }, exchange.responseSize)
    requestSize.observe({ ...build, code, method }, exchange.requestSize)
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
