import type { Check } from '../check.js'
import { everyIdToken, hasCode, hasToken } from '../evidence.js'
import { pass, skip, warn } from '../verdict.js'

/** Who asked for openid alone gets no name. */
export const idtNoName: Check = {
  id: 'id-token/idt-no-name',
  title: 'Claims that nobody asked for stay out of an ID token when an access token is issued',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '5.4', level: 'SHOULD' },
  oidf: 'oidcc-server',
  operations: ['authorize', 'getToken'],
  run: (context) =>
    everyIdToken(context, ({ claims, exchange, label }, flow) => {
      if (!hasCode(flow) && !hasToken(flow)) return skip('no access token is issued')
      return claims.name === undefined ? pass() : warn('no name', 'name is present', { note: label, exchange })
    }),
}
