import type { Check } from '../check.js'
import { everyIdToken, receivedAt } from '../evidence.js'
import { flowsWithClaims } from '../scopes/flows-with-claims.js'
import { fail, pass } from '../verdict.js'
import { standardClaimDefect } from './standard-claims.js'

/** Standard claims have their types. */
export const idtStdClaims: Check = {
  id: 'id-token/idt-std-claims',
  title: 'Standard claims in an ID token have the types of the standard',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '5.1', level: 'MUST' },
  oidf: 'oidcc-server',
  operations: ['authorize', 'getToken'],
  run: async (context) =>
    everyIdToken(
      context,
      ({ claims, exchange, label }) => {
        const defect = standardClaimDefect(claims, receivedAt(exchange))
        return defect === undefined
          ? pass()
          : fail(`${defect.claim}: ${defect.expected}`, defect.actual, { note: label, exchange })
      },
      [...(await context.baseFlows()), ...(await flowsWithClaims(context))],
    ),
}
