import type { Check } from '../check.js'
import type { Flow } from '../harness/context.js'
import { fail, pass, type Verdict } from '../verdict.js'
import { describeOutcome } from './describe-outcome.js'
import { judgeEach } from './judge-each.js'

/** A right request is answered with success. */
export const respSuccess: Check = {
  id: 'authorization-response/resp-success',
  title: 'A valid authorization request is answered at the client, without an error',
  requirement: { standard: 'RFC 6749', section: '4.1.2', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'OpenID Connect Core 1.0', section: '3.1.2.5', level: 'MUST' }],
  oidf: 'oidcc-server',
  operations: ['authorize'],
  run: async (context) => judgeEach(await context.baseFlows(), withoutError),
}

function withoutError({ authorization, label }: Flow): Verdict {
  const erroneous = authorization.kind !== 'callback' || authorization.found.some(({ name }) => name === 'error')
  return erroneous ? fail(`a successful response to ${label}`, describeOutcome(authorization), authorization) : pass()
}
