import { describeOutcome, succeeded } from '../authorization-response/describe-outcome.js'
import type { AuthorizationOutcome } from '../harness/context.js'
import { fail, pass, type Verdict } from '../verdict.js'
import { pageOfTheProvider } from './page-of-the-provider.js'

/**
 * Judges the answer to a request that has to be refused: an error redirect with one of `errors`, or a page. Success is a
 * failure, any other code is given to `otherCode`.
 */
export function judgeRefusal(
  outcome: AuthorizationOutcome,
  errors: readonly string[],
  otherCode: (expected: string, actual: string, more: { exchange: { id: number } }) => Verdict = fail,
): Verdict {
  const { exchange } = outcome
  const expected = `error ${errors.join(' or ')}, or an error page`
  if (outcome.kind === 'page') return pageOfTheProvider(outcome)
  if (outcome.kind === 'elsewhere' || succeeded(outcome)) return fail(expected, describeOutcome(outcome), { exchange })
  const { error } = outcome.parameters
  if (error === undefined) return fail(expected, describeOutcome(outcome), { exchange })
  return errors.includes(error) ? pass() : otherCode(expected, describeOutcome(outcome), { exchange })
}
