import type { Check } from '../check.js'
import { everyIdToken, isNonEmptyString } from '../evidence.js'
import { HarnessError } from '../harness/errors.js'
import { fail, pass, skip } from '../verdict.js'

/** An essential acr is what was asked for, or the request fails. */
export const idtAcrEssential: Check = {
  id: 'id-token/idt-acr-essential',
  title: 'When acr was asked for as an essential claim with values, the ID token has one of them',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '5.5.1.1', level: 'MUST' },
  oidf: 'oidcc-server',
  operations: ['authorize', 'getToken'],
  async run(context) {
    const values = context.metadata.acr_values_supported
    const wanted = Array.isArray(values) ? values.filter(isNonEmptyString) : []
    if (wanted.length === 0) return skip('acr_values_supported names no value to ask for')
    if (!context.capabilities.claimsParameter) return skip('claims_parameter_supported is not true')
    const claims = JSON.stringify({ id_token: { acr: { essential: true, values: wanted } } })
    const flow = await context.flow({ parameters: { claims }, until: 'token' }).catch(notReached)
    if (flow === undefined) return skip('the user of the run can not sign in at the class of authentication asked for')
    // To refuse is allowed: section 5.5.1.1 treats it as a failed authentication.
    if (flow.failure?.at === 'authorization') return skip('the provider refused the request for an essential acr')
    return everyIdToken(
      context,
      ({ claims: { acr }, exchange, label }) =>
        isNonEmptyString(acr) && wanted.includes(acr)
          ? pass()
          : fail(`one of ${wanted.join(', ')}`, { acr }, { note: label, exchange }),
      [flow],
    )
  },
}

/** A provider may go on asking for a second factor that nobody here has: that says nothing about what it returns. */
function notReached(reason: unknown): undefined {
  if (reason instanceof HarnessError && reason.code === 'ERR_LOGIN_INCOMPLETE') return undefined
  throw reason
}
