import type { Check } from '../check.js'
import { mediaType } from '../harness/exchange.js'
import { keySetDefect } from '../id-token/signature.js'
import { fail, pass } from '../verdict.js'
import { decodedBody, signedAnswer } from './signed-userinfo.js'

/** Who registered for signed UserInfo gets it signed. */
export const uiSigned: Check = {
  id: 'userinfo/ui-signed',
  title: 'A client that registered RS256 for UserInfo gets a JWT signed with RS256',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '5.3.2', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'OpenID Connect Dynamic Client Registration 1.0', section: '2', level: 'MUST' }],
  oidf: 'oidcc-userinfo-rs256',
  operations: ['getUserInfo', 'registerClient'],
  async run(context) {
    const { exchange } = await signedAnswer(context)
    const decoded = decodedBody(exchange)
    if (decoded === undefined) {
      const actual = { status: exchange.response.status, mediaType: mediaType(exchange) }
      return fail('status 200 with a JWT as application/jwt', actual, { exchange })
    }
    const { alg } = decoded.header
    if (alg !== 'RS256') return fail({ alg: 'RS256' }, { alg }, { exchange })
    const defect = await keySetDefect(exchange.response.body.trim(), (await context.jwks()).keys)
    return defect === undefined ? pass() : fail('a signature by a published key', defect, { exchange })
  },
}
