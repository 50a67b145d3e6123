import type { HydraOperationName } from '../../specs/index.js'
import type { JsonObject } from '../harness/context.js'
import type { AnswerRow } from './answer-checks.js'

/** A text: lines write many errors as sentences for people. */
export const SOME_ERROR: Readonly<JsonObject> = { error: /./ }

interface DecidedBy {
  /** Begins the names of the rows: `get`, `accept`, `reject`. */
  readonly verb: string
  readonly operation: HydraOperationName
  /** The parameter that names the request. */
  readonly parameter: string
  /** What is sent along; nothing with a GET. */
  readonly json?: unknown
}

/** An app that names no request, or one that nobody knows. */
export const unknownChallenges = ({ verb, operation, parameter, json }: DecidedBy): readonly AnswerRow[] => [
  {
    name: `${verb}-no-challenge`,
    title: `Without the parameter ${parameter} the app is told that its request is wrong`,
    operation,
    request: { json },
    expected: { status: 400, error: 'invalid_request' },
  },
  {
    name: `${verb}-unknown-challenge`,
    title: 'A challenge that was never given out is not found',
    operation,
    request: ({ random }) => ({ query: { [parameter]: random(32) }, json }),
    expected: { status: 404, mediaType: 'application/json', members: SOME_ERROR },
  },
]
