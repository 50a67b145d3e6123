import type { JsonObject } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import { fail, pass, type Verdict } from '../verdict.js'
import { fits, told } from './answer.js'

/**
 * Whether what was seen is as it must be: each member of `expected` as answers are compared, the others are not looked at. A
 * finding shows only what is otherwise.
 */
export function judgeFacts(
  expected: Readonly<JsonObject>,
  actual: Readonly<JsonObject>,
  details: { readonly exchange?: Exchange | undefined; readonly note?: string | undefined } = {},
): Verdict {
  const wrong = Object.keys(expected).filter((name) => !fits(expected[name], actual[name]))
  if (wrong.length === 0) return pass()
  const of = (side: (name: string) => unknown) => Object.fromEntries(wrong.map((name) => [name, side(name)]))
  return fail(
    of((name) => told(expected[name])),
    of((name) => actual[name] ?? '(absent)'),
    details,
  )
}
