import type { Check } from '../check.js'
import { everyIdToken } from '../evidence.js'
import { pass, skip, warn } from '../verdict.js'
import { essentialNameFlows } from './essential-name.js'

/** What was asked of UserInfo is not told in the ID token. */
export const claimsRightPlace: Check = {
  id: 'scopes/claims-right-place',
  title: 'A claim that was asked for UserInfo is not put into the ID token too',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '5.5', level: 'SHOULD' },
  oidf: 'oidcc-claims-essential',
  operations: ['authorize', 'getToken'],
  async run(context) {
    if (!context.capabilities.claimsParameter) return skip('claims_parameter_supported is not true')
    const flows = (await essentialNameFlows(context)).filter(({ responseType }) => responseType !== 'id_token')
    if (flows.length === 0) return skip('no response type gives an access token')
    return everyIdToken(
      context,
      ({ claims, exchange, label }) =>
        claims.name === undefined ? pass() : warn('no name', 'name is present', { note: label, exchange }),
      flows,
    )
  },
}
