import { decodeJwt, decodeProtectedHeader } from 'jose'
import { workingFlow } from '../authorization-request/working-flow.js'
import type { CheckContext, Flow, JsonObject } from '../harness/context.js'
import { type Exchange, mediaType } from '../harness/exchange.js'
import { responseTypeWithToken } from '../scopes/flows-with-claims.js'
import { Skip } from '../verdict.js'

/** What UserInfo answered to a client that registered for signed responses. */
export interface SignedAnswer {
  readonly flow: Flow
  readonly exchange: Exchange
}

/** A UserInfo response that is a JWT. */
export interface SignedUserinfo extends SignedAnswer {
  readonly header: Readonly<JsonObject>
  readonly claims: Readonly<JsonObject>
}

/** Asks UserInfo as a client that registered for RS256. Throws `Skip` when the target doesn't offer that. */
export async function signedAnswer(context: CheckContext): Promise<SignedAnswer> {
  context.endpoint('userinfo_endpoint')
  const algorithms = context.metadata.userinfo_signing_alg_values_supported
  if (!Array.isArray(algorithms) || !algorithms.includes('RS256')) {
    throw new Skip('RS256 is not in userinfo_signing_alg_values_supported')
  }
  const response_type = responseTypeWithToken(context.capabilities)
  if (response_type === undefined) throw new Skip('no response type gives an access token')
  await workingFlow(context, { response_type })
  const flow = await context.flow({ response_type, client: { metadata: { userinfo_signed_response_alg: 'RS256' } } })
  if (flow.userinfo !== undefined) return { flow, exchange: flow.userinfo }
  const { because = 'there is no access token', blame } = flow.failure ?? {}
  throw new Skip(`UserInfo was not asked: ${because}`, blame)
}

/** The answer when it is a JWT. Throws `Skip` when it is not: that is the matter of `userinfo/ui-signed`. */
export async function signedUserinfo(context: CheckContext): Promise<SignedUserinfo> {
  const answer = await signedAnswer(context)
  const decoded = decodedBody(answer.exchange)
  if (decoded === undefined) throw new Skip('the UserInfo response is no JWT', 'userinfo/ui-signed')
  return { ...answer, ...decoded }
}

/** Header and claims of an `application/jwt` body, or `undefined`. */
export function decodedBody(exchange: Exchange): Pick<SignedUserinfo, 'header' | 'claims'> | undefined {
  if (exchange.response.status !== 200 || mediaType(exchange) !== 'application/jwt') return undefined
  try {
    const jwt = exchange.response.body.trim()
    return { header: { ...decodeProtectedHeader(jwt) }, claims: { ...decodeJwt(jwt) } }
  } catch {
    return undefined
  }
}
