import type { Outcome } from '../../suites/verdict.js'
import { RUN_SCHEMA, RUN_SCHEMA_VERSION, type Run, type RunExchange, type RunVerdict, summarize } from '../run.js'

/** An exchange of which only what matters is said. */
export interface Asked {
  readonly operationId?: string
  readonly method?: string
  /** Path and query. */
  readonly path?: string
  readonly sent?: RunExchange['request']['headers']
  readonly form?: string
  readonly status?: number
  readonly headers?: RunExchange['response']['headers']
  readonly json?: unknown
  readonly html?: string
}

const typed = ({ json, html }: Asked): RunExchange['response']['headers'] =>
  json !== undefined
    ? [['content-type', 'application/json']]
    : html !== undefined
      ? [['content-type', 'text/html']]
      : []

function exchangeOf(asked: Asked, id: number, issuer: string): RunExchange {
  const { operationId, method = asked.form === undefined ? 'GET' : 'POST', path = '/token', form } = asked
  const formType: RunExchange['request']['headers'] =
    form === undefined ? [] : [['content-type', 'application/x-www-form-urlencoded']]
  return {
    id,
    ...(operationId === undefined ? {} : { operationId }),
    startedAt: '2026-03-01T10:00:00.000Z',
    duration: 1,
    request: {
      method,
      url: issuer + path,
      headers: [...formType, ...(asked.sent ?? [])],
      ...(form === undefined ? {} : { body: form }),
    },
    response: {
      status: asked.status ?? 200,
      headers: [...typed(asked), ...(asked.headers ?? [])],
      body: asked.json === undefined ? (asked.html ?? '') : JSON.stringify(asked.json),
    },
  }
}

/** A verdict of which only what matters is said. */
export const verdictOf = (check: string, outcome: Outcome, more: Partial<RunVerdict> = {}): RunVerdict => ({
  check,
  suite: check.split('/')[0] ?? check,
  title: 'The title',
  requirement: { standard: 'RFC 6749', section: '5.1', level: 'MUST', url: 'https://www.rfc-editor.org/rfc/rfc6749' },
  operations: ['getToken'],
  outcome,
  exchanges: [],
  duration: 1,
  ...more,
})

/** A run in which one check asked everything. */
export function runOf(asked: readonly Asked[], more: Partial<Run> = {}): Run {
  const issuer = more.target?.issuer ?? 'https://op.example'
  const exchanges = asked.map((one, index) => exchangeOf(one, index + 1, issuer))
  const verdicts = [verdictOf('token/one', 'pass', { exchanges: exchanges.map(({ id }) => id) })]
  return {
    $schema: RUN_SCHEMA,
    schemaVersion: RUN_SCHEMA_VERSION,
    tool: { name: 'oidc-touchstone', version: '0.1.0' },
    checkSet: { version: '0.1.0+0123abcd', checks: 1 },
    target: { issuer, embedded: false },
    documents: [],
    seed: 's',
    startedAt: '2026-03-01T10:00:00.000Z',
    endedAt: '2026-03-01T10:00:01.000Z',
    interrupted: false,
    failOn: 'fail',
    required: [],
    verdicts,
    exchanges,
    observations: { tokens: [] },
    summary: summarize(verdicts),
    leftovers: [],
    ...more,
  }
}
