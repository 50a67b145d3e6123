import type { Check } from '../check.js'
import type { CheckContext } from '../harness/context.js'
import { type Exchange, mediaType } from '../harness/exchange.js'
import type { ByLine } from '../hydra/answer.js'
import { judgeAnswer } from '../hydra/answer.js'
import { HYDRA_2 } from '../hydra/requirement.js'
import { type Story, storyChecks } from '../hydra/story-checks.js'
import { once } from '../once.js'
import { fail, pass, Skip } from '../verdict.js'

/** Metrics that dashboards are built on; those that come first in the answer, of which only so much is kept. */
const NAMES: ByLine<readonly string[]> = {
  'hydra-1.5': ['go_goroutines', 'promhttp_metric_handler_requests_total'],
  'hydra-1.9': ['go_goroutines', 'hydra_response_time_seconds'],
  'hydra-2.3': ['go_goroutines', 'http_requests_duration_seconds'],
  'hydra-2': ['go_goroutines', 'http_requests_duration_seconds'],
}

/** 2.x has the metrics at a path that its document does not name. */
const scrape = ({ hydra, http }: CheckContext): Promise<Exchange> =>
  HYDRA_2.includes(hydra.system)
    ? http({ url: `${hydra.base('admin')}/admin/metrics/prometheus` })
    : hydra.send('prometheus', { headers: { accept: 'text/plain' } })

/** The metrics after some traffic: discovery at least. */
const metrics = once(scrape)

const stories: readonly Story[] = [
  {
    name: 'metrics',
    title: 'The admin side tells its metrics in the text format of Prometheus',
    operations: ['prometheus'],
    run: async (context) =>
      judgeAnswer(await metrics(context), {
        status: 200,
        mediaType: 'text/plain',
        headers: { 'content-type': /version=0\.0\.4/ },
      }),
  },
  {
    name: 'metrics-names',
    title: 'The metrics have the names that the line gives them',
    operations: ['prometheus'],
    async run(context) {
      const exchange = await metrics(context)
      if (exchange.response.status !== 200) throw new Skip('there are no metrics', 'hydra-metadata/metrics')
      const missing = NAMES[context.hydra.system].filter((name) => !exchange.response.body.includes(`# TYPE ${name} `))
      return missing.length === 0 ? pass() : fail(NAMES[context.hydra.system], { missing }, { exchange })
    },
  },
  {
    name: 'metrics-not-public',
    title: 'The metrics are not on the public side',
    operations: ['prometheus'],
    async run({ hydra, http }) {
      const [admin, open] = [hydra.base('admin'), hydra.base('public')]
      if (admin === open) throw new Skip('both sides have the same address')
      const exchange = await http({ url: `${open}/metrics/prometheus` })
      const { status } = exchange.response
      return status < 300 && mediaType(exchange) === 'text/plain'
        ? fail({ status: 404 }, { status }, { exchange })
        : pass()
    },
  },
]

/** What monitoring reads. */
export const metricsChecks: readonly Check[] = storyChecks('hydra-metadata', stories)
