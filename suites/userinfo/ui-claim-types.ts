import type { Check } from '../check.js'
import { everyUserinfo, receivedAt } from '../evidence.js'
import type { JsonObject } from '../harness/context.js'
import { standardClaimDefect } from '../id-token/standard-claims.js'
import { flowsWithClaims } from '../scopes/flows-with-claims.js'
import { fail, pass } from '../verdict.js'

/** Claims of UserInfo have their types, and what has no value is left out. */
export const uiClaimTypes: Check = {
  id: 'userinfo/ui-claim-types',
  title: 'Claims in UserInfo have the types of the standard, and none is null or empty',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '5.1', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'OpenID Connect Core 1.0', section: '5.3.2', level: 'SHOULD' }],
  oidf: 'oidcc-userinfo-get',
  operations: ['getUserInfo'],
  run: async (context) =>
    everyUserinfo(
      context,
      (claims, exchange, { label }) => {
        const details = { note: label, exchange }
        if (Object.keys(claims).length === 0) return fail('an object with claims', 'an empty object', details)
        const empty = emptyClaim(claims)
        if (empty !== undefined) return fail(`${empty} has a value or is left out`, claims[empty], details)
        const defect = standardClaimDefect(claims, receivedAt(exchange))
        return defect === undefined ? pass() : fail(`${defect.claim}: ${defect.expected}`, defect.actual, details)
      },
      await flowsWithClaims(context),
    ),
}

/** The name of a claim that is there without a value; `sub` has a check of its own. */
export const emptyClaim = (claims: Readonly<JsonObject>): string | undefined =>
  Object.entries(claims).find(([name, value]) => name !== 'sub' && (value === null || value === ''))?.[0]
