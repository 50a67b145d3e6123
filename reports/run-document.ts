import type { Exchange } from '../suites/harness/exchange.js'
import type { Judgement } from '../suites/harness/judge.js'
import type { RunResult } from '../suites/harness/runner.js'
import type { Finding } from '../suites/verdict.js'
import { addressed } from './requirement.js'
import {
  type JsonValue,
  RUN_SCHEMA,
  RUN_SCHEMA_VERSION,
  type Run,
  type RunExchange,
  type RunVerdict,
  summarize,
} from './run.js'

/** What a run document says beside what the harness found. */
export interface RunFacts {
  readonly tool: Run['tool']
  readonly checkSet: Run['checkSet']
  /** Name and version of the target's product, where they are known; otherwise its `Server` header. */
  readonly product?: string | undefined
  readonly version?: string | undefined
  readonly embedded: boolean
  /** Of the embedded mock. */
  readonly faults?: readonly string[] | undefined
  readonly documents: Run['documents']
  readonly seed: string
  readonly failOn: Run['failOn']
  readonly required: readonly string[]
}

/** The run document of what the harness found. The harness has replaced all secrets already. */
export function runDocument(result: RunResult, facts: RunFacts): Run {
  const { tool, checkSet, documents, seed, failOn, required, embedded, version, faults = [] } = facts
  const product = facts.product ?? result.target.server
  const verdicts = result.verdicts.map(runVerdict)
  return {
    $schema: RUN_SCHEMA,
    schemaVersion: RUN_SCHEMA_VERSION,
    tool,
    checkSet,
    target: {
      issuer: result.target.issuer,
      system: result.target.system,
      ...(product === undefined ? {} : { product }),
      ...(version === undefined ? {} : { version }),
      embedded,
      ...(faults.length === 0 ? {} : { faults }),
    },
    documents,
    seed,
    startedAt: new Date(result.startedAt).toISOString(),
    endedAt: new Date(result.endedAt).toISOString(),
    interrupted: result.interrupted,
    failOn,
    required,
    verdicts,
    exchanges: result.exchanges.map(runExchange),
    observations: { tokens: result.tokens, ownLifespans: result.ownLifespans },
    summary: summarize(verdicts),
    leftovers: result.leftovers,
  }
}

function runVerdict({ check, verdict, duration, exchanges }: Judgement): RunVerdict {
  const { id, title, requirement, alsoRequiredBy, oidf, operations } = check
  return {
    check: id,
    suite: id.split('/')[0] ?? id,
    title,
    requirement: addressed(requirement),
    ...(alsoRequiredBy === undefined ? {} : { alsoRequiredBy: alsoRequiredBy.map(addressed) }),
    ...(oidf === undefined ? {} : { oidf }),
    operations,
    outcome: verdict.outcome,
    ...found(verdict),
    exchanges,
    duration,
  }
}

type Found = Pick<
  RunVerdict,
  'was' | 'expected' | 'actual' | 'note' | 'exchange' | 'because' | 'evidence' | 'blockedBy' | 'error'
>

/** The members that belong to the outcome; those that are `undefined` stay away. */
function found(verdict: Judgement['verdict']): Found {
  switch (verdict.outcome) {
    case 'pass':
      return noted(verdict.note)
    case 'skip':
      return { because: verdict.because, ...(verdict.blockedBy === undefined ? {} : { blockedBy: verdict.blockedBy }) }
    case 'error':
      return { error: { code: verdict.code, message: verdict.message } }
    case 'known': {
      const { was, because, evidence } = verdict
      return { was, ...shown(verdict), because, evidence }
    }
    default:
      return shown(verdict)
  }
}

function shown({ expected, actual, note, exchange }: Omit<Finding, 'outcome'>): Found {
  const [wanted, was] = [jsonValue(expected), jsonValue(actual)]
  return {
    ...(wanted === undefined ? {} : { expected: wanted }),
    ...(was === undefined ? {} : { actual: was }),
    ...noted(note),
    ...(exchange === undefined ? {} : { exchange }),
  }
}

const noted = (note: string | undefined): Pick<RunVerdict, 'note'> => (note === undefined ? {} : { note })

/** A JSON value is never deeper than this in a report. */
const MAXIMUM_DEPTH = 20

/** Any value as JSON; what JSON has no word for becomes a text. `undefined` stays. */
export function jsonValue(value: unknown, depth = 0): JsonValue | undefined {
  if (value === undefined || value === null) return value
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (typeof value !== 'object' || depth > MAXIMUM_DEPTH) return String(value)
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString()
  if (value instanceof Error || value instanceof RegExp || value instanceof URL || value instanceof Date)
    return String(value)
  if (value instanceof Set || Array.isArray(value))
    return [...value].map((item: unknown) => jsonValue(item, depth + 1) ?? null)
  const entries: Iterable<[unknown, unknown]> = value instanceof Map ? value : Object.entries(value)
  const members: Record<string, JsonValue> = {}
  for (const [name, member] of entries) {
    const json = jsonValue(member, depth + 1)
    if (json !== undefined) members[String(name)] = json
  }
  return members
}

const runExchange = ({ id, operationId, startedAt, duration, request, response }: Exchange): RunExchange => ({
  id,
  ...(operationId === undefined ? {} : { operationId }),
  startedAt: new Date(startedAt).toISOString(),
  duration,
  request: {
    method: request.method,
    url: request.url,
    headers: request.headers,
    ...(request.body === undefined ? {} : { body: request.body }),
  },
  response: { status: response.status, headers: [...response.headers], body: response.body },
})
