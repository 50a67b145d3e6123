import { callbackOf, judgeEach } from '../authorization-response/judge-each.js'
import type { Check } from '../check.js'
import type { Flow } from '../harness/context.js'
import { fail, pass, type Verdict } from '../verdict.js'
import { expectedPlace } from './expected-place.js'

/** Where a response goes when the request doesn't say. */
export const modeDefault: Check = {
  id: 'response-modes/mode-default',
  title:
    'Without response_mode the response comes in the query for code, and in the fragment for all other response types',
  requirement: { standard: 'OAuth 2.0 Multiple Response Types', section: '2.1', level: 'MUST' },
  alsoRequiredBy: [
    { standard: 'OAuth 2.0 Multiple Response Types', section: '3', level: 'MUST' },
    { standard: 'OAuth 2.0 Multiple Response Types', section: '5', level: 'MUST' },
  ],
  operations: ['authorize'],
  async run(context) {
    const flows = await context.baseFlows()
    return judgeEach(
      flows.filter(({ responseMode }) => responseMode === undefined),
      inDefaultPlace,
    )
  },
}

function inDefaultPlace(flow: Flow): Verdict {
  const { authorization, label } = flow
  const callback = authorization.kind === 'callback' ? authorization : callbackOf(flow)
  const expected = expectedPlace(flow)
  return callback.place === expected
    ? pass()
    : fail(`the response in the ${expected} (${label})`, place(callback.place), callback)
}

const place = (name: string): string => (name === 'none' ? 'no parameters at all' : `the response in the ${name}`)
