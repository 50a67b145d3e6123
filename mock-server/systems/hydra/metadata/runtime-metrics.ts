import { Counter, Gauge, type Registry, Summary } from 'prom-client'

/** What a metric of the Go runtime is here: its counterpart in this process, or nothing. */
interface RuntimeMetric {
  readonly name: string
  readonly counter?: true
  readonly help: string
  readonly value: () => number
}

const NOTHING = 'Has no counterpart in this process: always 0'
const none = (name: string, counter?: true): RuntimeMetric => ({
  name,
  help: NOTHING,
  value: () => 0,
  ...(counter && { counter }),
})
const memory = (
  name: string,
  help: string,
  of: (usage: NodeJS.MemoryUsage) => number,
  counter?: true,
): RuntimeMetric => ({
  name,
  help,
  value: () => of(process.memoryUsage()),
  ...(counter && { counter }),
})

const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

/** In every line. */
const ALWAYS: readonly RuntimeMetric[] = [
  {
    name: 'go_goroutines',
    help: 'Handles that keep the process busy',
    value: () => process.getActiveResourcesInfo().length,
  },
  none('go_threads'),
  memory('go_memstats_alloc_bytes', 'Bytes of the heap in use', ({ heapUsed }) => heapUsed),
  memory('go_memstats_heap_alloc_bytes', 'Bytes of the heap in use', ({ heapUsed }) => heapUsed),
  memory('go_memstats_heap_inuse_bytes', 'Bytes of the heap in use', ({ heapUsed }) => heapUsed),
  memory(
    'go_memstats_heap_idle_bytes',
    'Bytes of the heap not in use',
    ({ heapTotal, heapUsed }) => heapTotal - heapUsed,
  ),
  memory('go_memstats_heap_sys_bytes', 'Bytes of the heap', ({ heapTotal }) => heapTotal),
  memory('go_memstats_sys_bytes', 'Bytes that the process has', ({ rss }) => rss),
  memory('go_memstats_other_sys_bytes', 'Bytes outside of the heap', ({ external }) => external),
  none('go_memstats_alloc_bytes_total', true),
  none('go_memstats_frees_total', true),
  none('go_memstats_mallocs_total', true),
  ...[
    'buck_hash_sys_bytes',
    'gc_sys_bytes',
    'heap_objects',
    'heap_released_bytes',
    'last_gc_time_seconds',
    'mcache_inuse_bytes',
    'mcache_sys_bytes',
    'mspan_inuse_bytes',
    'mspan_sys_bytes',
    'next_gc_bytes',
    'stack_inuse_bytes',
    'stack_sys_bytes',
  ].map((name) => none(`go_memstats_${name}`)),
  { name: 'process_cpu_seconds_total', counter: true, help: 'Seconds of CPU time', value: cpuSeconds },
  memory('process_resident_memory_bytes', 'Bytes of memory', ({ rss }) => rss),
  {
    name: 'process_start_time_seconds',
    help: 'When the process began, in seconds since 1970',
    value: () => Math.floor(Date.now() / 1_000 - process.uptime()),
  },
  none('process_max_fds'),
  none('process_open_fds'),
  none('process_virtual_memory_bytes'),
  none('process_virtual_memory_max_bytes'),
]

/** In some lines. */
const FURTHER = {
  go_memstats_lookups_total: none('go_memstats_lookups_total', true),
  go_memstats_gc_cpu_fraction: none('go_memstats_gc_cpu_fraction'),
  go_gc_gogc_percent: none('go_gc_gogc_percent'),
  go_gc_gomemlimit_bytes: none('go_gc_gomemlimit_bytes'),
  go_sched_gomaxprocs_threads: none('go_sched_gomaxprocs_threads'),
  process_network_receive_bytes_total: none('process_network_receive_bytes_total', true),
  process_network_transmit_bytes_total: none('process_network_transmit_bytes_total', true),
} as const satisfies Record<string, RuntimeMetric>

export type RuntimeMetricName = keyof typeof FURTHER

/** The metrics of process and runtime by the names that dashboards for Hydra ask for. */
export function addRuntimeMetrics(registry: Registry, further: readonly RuntimeMetricName[]): void {
  const registers = [registry]
  for (const { name, help, counter, value } of [...ALWAYS, ...further.map((name): RuntimeMetric => FURTHER[name])]) {
    if (counter) {
      new Counter({
        name,
        help,
        registers,
        collect() {
          this.reset()
          this.inc(value())
        },
      })
    } else {
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(value())
        },
      })
    }
  }
  new Gauge({ name: 'go_info', help: 'The runtime', labelNames: ['version'], registers }).set(
    { version: process.version },
    1,
  )
  new Summary({ name: 'go_gc_duration_seconds', help: NOTHING, percentiles: [0, 0.25, 0.5, 0.75, 1], registers })
}
