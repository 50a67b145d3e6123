import type { Requirement } from '../suites/check.js'
import type { TokenObservation } from '../suites/harness/token-observations.js'
import type { Finding, Outcome } from '../suites/verdict.js'

/** The version of the run document's form. It changes when a reader of an older form would misread a newer one. */
export const RUN_SCHEMA_VERSION = 1

/** Where the JSON Schema of the run document lies, for `$schema`. */
export const RUN_SCHEMA = 'https://unpkg.com/oidc-touchstone/specs/json-schema/run.json'

/** Any value that JSON can hold. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [name: string]: JsonValue }

/** The sentence of a standard that a verdict rests on, with its address. */
export interface RunRequirement extends Requirement {
  /** The text of the standard, at the section where it can be pointed at. */
  readonly url: string
}

/** What was found about one check. */
export interface RunVerdict {
  /** Suite and name, such as `id-token/idt-nonce`. */
  readonly check: string
  readonly suite: string
  readonly title: string
  readonly requirement: RunRequirement
  readonly alsoRequiredBy?: readonly RunRequirement[]
  /** Module of the OpenID Foundation's suite that does the same job. */
  readonly oidf?: string
  readonly operations: readonly string[]
  readonly outcome: Outcome
  /** With `known`: what it would be of any other target. */
  readonly was?: Finding['outcome']
  /** With `fail`, `warn` and `known`; left out when nothing at all was expected. */
  readonly expected?: JsonValue
  /** With `fail`, `warn` and `known`; left out when nothing was there. */
  readonly actual?: JsonValue
  /** A hint at the usual cause. */
  readonly note?: string
  /** With `skip`: the reason, for people. With `known`: what the system does. */
  readonly because?: string
  /** With `known`: where the system was seen to do it, such as `Ory Hydra v1.9.2, 33-token-errors step 8`. */
  readonly evidence?: readonly string[]
  /** With `skip`: the check that fails for the reason that kept this one from being judged. */
  readonly blockedBy?: string
  /** With `error`: a stable code, and a message for people. */
  readonly error?: { readonly code: string; readonly message: string }
  /** The exchange that shows the finding. */
  readonly exchange?: number
  /** All exchanges that the check caused or looked at. */
  readonly exchanges: readonly number[]
  /** Milliseconds. */
  readonly duration: number
}

/** One request and its answer, with every secret replaced. */
export interface RunExchange {
  /** Number in the run, from 1. */
  readonly id: number
  readonly operationId?: string
  /** UTC, ISO 8601. */
  readonly startedAt: string
  /** Milliseconds. */
  readonly duration: number
  readonly request: {
    readonly method: string
    readonly url: string
    readonly headers: readonly (readonly [name: string, value: string])[]
    readonly body?: string
  }
  readonly response: {
    readonly status: number
    readonly headers: readonly (readonly [name: string, value: string])[]
    readonly body: string
  }
}

/** How many verdicts there are of each outcome. */
export type Counts = Readonly<Record<Outcome, number>>

/** Everything that one execution found. Every report is made from it, and from nothing else. */
export interface Run {
  readonly $schema: string
  readonly schemaVersion: typeof RUN_SCHEMA_VERSION
  readonly tool: { readonly name: string; readonly version: string }
  /** Says which checks there were to choose from: equal versions judge by equal requirements. */
  readonly checkSet: { readonly version: string; readonly checks: number }
  readonly target: {
    readonly issuer: string
    /** What the target is: `openid-connect`, `hydra-1.9` ... Left out by versions that did not say. */
    readonly system?: string
    readonly product?: string
    readonly version?: string
    /** True when the run started the mock itself. */
    readonly embedded: boolean
    /** Ids of the faults that the embedded mock was told to take on. */
    readonly faults?: readonly string[]
  }
  /** The OpenAPI documents that answers were judged by; those that were read from a URL have no hash. */
  readonly documents: readonly { readonly name: string; readonly sha256?: string }[]
  readonly seed: string
  /** UTC, ISO 8601. */
  readonly startedAt: string
  readonly endedAt: string
  /** True when the run was stopped before all its checks were judged. */
  readonly interrupted: boolean
  /** The lowest outcome that counts as a finding. */
  readonly failOn: 'fail' | 'warn'
  /** Checks whose skip counts as a failure, as they were asked for. */
  readonly required: readonly string[]
  readonly verdicts: readonly RunVerdict[]
  readonly exchanges: readonly RunExchange[]
  /** What two runs are compared by and the exchanges no longer show. Left out by versions that did not look. */
  readonly observations?: {
    /** What the answers showed of tokens before these were replaced; no value of a claim is in it. */
    readonly tokens: readonly TokenObservation[]
    /**
     * Numbers of the exchanges with clients that have life spans of their own: how long things live there says nothing about the
     * server. Left out by versions that did not look.
     */
    readonly ownLifespans?: readonly number[]
  }
  readonly summary: { readonly total: Counts; readonly suites: Readonly<Record<string, Counts>> }
  /** What the run made at the target and could not remove. */
  readonly leftovers: readonly { readonly what: string; readonly because: string }[]
}

/** The outcomes in the order in which summaries show them. */
export const OUTCOMES = ['pass', 'fail', 'warn', 'known', 'skip', 'error'] as const satisfies readonly Outcome[]

const NONE: Counts = { pass: 0, fail: 0, warn: 0, known: 0, skip: 0, error: 0 }

/** Counts verdicts, in all and by suite; the suites stand in the order of their first verdict. */
export function summarize(verdicts: readonly Pick<RunVerdict, 'suite' | 'outcome'>[]): Run['summary'] {
  const suites = new Map<string, Record<Outcome, number>>()
  const total = { ...NONE }
  for (const { suite, outcome } of verdicts) {
    const counts = suites.get(suite) ?? { ...NONE }
    suites.set(suite, counts)
    counts[outcome] += 1
    total[outcome] += 1
  }
  return { total, suites: Object.fromEntries(suites) }
}
