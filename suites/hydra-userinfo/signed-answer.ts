import type { Check } from '../check.js'
import type { JsonObject } from '../harness/context.js'
import { ABSENT, type ByLine, judgeMembers, WHOLE_NUMBER } from '../hydra/answer.js'
import { ownClient } from '../hydra/own-client.js'
import { ownTokens, SHARED_SESSION, tokenIn } from '../hydra/own-tokens.js'
import { EVERY_HYDRA, hydraRequires } from '../hydra/requirement.js'
import { keySetDefect } from '../id-token/signature.js'
import { decodedBody } from '../userinfo/signed-userinfo.js'
import { fail, type Verdict } from '../verdict.js'
import { subjectIn } from './claims.js'

const TIMES: JsonObject = { auth_time: WHOLE_NUMBER, iat: WHOLE_NUMBER, rat: WHOLE_NUMBER, jti: /./, sid: ABSENT }

/** What a line says in a signed answer beside audience, issuer and the claims of the consent app. */
const AROUND: ByLine<JsonObject> = {
  'hydra-1.5': { sid: /./, jti: ABSENT, rat: ABSENT },
  'hydra-1.9': TIMES,
  'hydra-2.3': TIMES,
  'hydra-2': TIMES,
}

export const signedAnswer: Check = {
  id: 'hydra-userinfo/signed',
  title: 'A client that registered for RS256 gets a JWT, signed by a key of the key set and meant for the client',
  requirement: hydraRequires('getOidcUserInfo'),
  operations: ['getOidcUserInfo'],
  systems: EVERY_HYDRA,
  async run(context): Promise<Verdict> {
    const { hydra, metadata } = context
    const client = await ownClient(context, {
      distinct: 'signed UserInfo',
      metadata: { userinfo_signed_response_alg: 'RS256' },
    })
    const { tokens } = await ownTokens(context, { client, consent: { session: SHARED_SESSION } })
    const exchange = await hydra.send('getOidcUserInfo', {
      headers: { authorization: `Bearer ${tokenIn(tokens, 'access_token')}` },
    })
    const jwt = decodedBody(exchange)
    if (jwt === undefined) return fail('an application/jwt', exchange.response.body.slice(0, 200), { exchange })
    const defect = await keySetDefect(exchange.response.body.trim(), (await context.jwks()).keys)
    if (jwt.header.alg !== 'RS256' || defect !== undefined)
      return fail({ alg: 'RS256', signature: 'right' }, { alg: jwt.header.alg, signature: defect }, { exchange })
    const members = {
      ...AROUND[hydra.system],
      ...SHARED_SESSION.id_token,
      aud: [client.client_id],
      iss: metadata.issuer,
      sub: subjectIn(tokens),
    }
    return judgeMembers(exchange, jwt.claims, members)
  },
}
