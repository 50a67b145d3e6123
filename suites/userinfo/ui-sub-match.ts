import type { Check } from '../check.js'
import { blocked, everyUserinfo, isNonEmptyString } from '../evidence.js'
import { fail, pass, skip, type Verdict, worst } from '../verdict.js'

/** UserInfo speaks of whom the ID token speaks of. */
export const uiSubMatch: Check = {
  id: 'userinfo/ui-sub-match',
  title: 'The sub of UserInfo is that of every ID token of the same login',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '5.3.2', level: 'MUST' },
  oidf: 'oidcc-userinfo-get',
  operations: ['getUserInfo'],
  run: (context) =>
    everyUserinfo(context, ({ sub }, exchange, { idTokens, label }) => {
      if (!isNonEmptyString(sub)) return blocked(`${label}: UserInfo has no sub`, 'userinfo/ui-sub')
      if (idTokens.length === 0) return skip('there is no ID token')
      return worst(
        idTokens.map(({ claims }): Verdict => {
          if (claims === undefined) return blocked('the ID token can not be read', 'id-token/idt-format')
          if (!isNonEmptyString(claims.sub)) return blocked('the ID token has no sub', 'id-token/idt-sub')
          return claims.sub === sub ? pass() : fail({ sub: claims.sub }, { sub }, { note: label, exchange })
        }),
      )
    }),
}
