import { seconds } from '../../../clock.js'
import { plainResponse } from '../../../json-response.js'
import type { JsonObject } from '../../../seams.js'
import type { HydraContext, HydraHandler } from '../context.js'
import type { HydraGrant } from '../flow-records.js'
import { hydraError } from '../hydra-error.js'
import { sorted } from '../json-values.js'
import { operationIdOf } from '../operations.js'
import { json } from '../respond.js'
import { seamOf } from '../seam.js'
import type { LiveAccessToken } from '../token/credentials.js'
import { sessionClaims } from '../token/id-token.js'
import { uuid } from '../uuid.js'
import { bornToken } from './bearer.js'

/** UserInfo Endpoint: the claims of the session's ID tokens. */
export const getUserInfo: HydraHandler = async (request, context) => {
  const found = await bornToken(request, context)
  const { grant } = found
  const record = await context.store.get('hydra_client', grant.client_id)
  if (record === undefined) throw hydraError('request_unauthorized')
  const operationId = operationIdOf(request.operation, request.method)
  const seam = seamOf(context, { operationId, client: record.client })
  const claims = context.through('userinfo', claimsOf(context, found), seam)
  if (record.client.userinfo_signed_response_alg !== 'RS256') return json(claims)
  const header = { alg: await context.keys.algorithm('id-token') }
  const honest = { header, claims: signedClaims(context, grant, claims) }
  const jwt = await context.keys.sign('id-token', context.through('signedUserinfo', honest, seam))
  return plainResponse(jwt, 200, { 'content-type': 'application/jwt' })
}

/** Claims of ID tokens that are about the token and not the person. */
const OF_TOKENS: ReadonlySet<string> = new Set('nonce at_hash c_hash exp jti'.split(' '))
/** Claims that UserInfo has, or leaves out, by the line. */
const OF_TIMES: ReadonlySet<string> = new Set('aud auth_time iat iss rat'.split(' '))

function claimsOf(context: HydraContext, { grant, token }: LiveAccessToken): JsonObject {
  const { line, issuer } = context
  const { openid, client_id, obfuscated_subject: sub } = grant
  const { userinfo, userinfoOfClients } = line.flows.tokens
  const brief = userinfo === 'with sid'
  if (openid === undefined)
    return brief ? userinfoOfClients : { aud: [client_id], iat: token.iat, iss: issuer, ...userinfoOfClients }
  const { acr, amr, auth_time, iat, rat, sid } = openid
  const given = Object.entries(sessionClaims(context, grant)).filter(
    ([name]) => !OF_TOKENS.has(name) && !(brief && OF_TIMES.has(name)) && (brief || name !== 'sid'),
  )
  const said = { ...Object.fromEntries(given), ...(acr !== '' && { acr }), ...(amr.length > 0 && { amr }) }
  return sorted(brief ? { ...said, sid, sub } : { ...said, aud: [client_id], auth_time, iat, iss: issuer, rat, sub })
}

function signedClaims(
  { line, issuer, random, clock }: HydraContext,
  { client_id }: HydraGrant,
  claims: JsonObject,
): JsonObject {
  const common = { ...claims, aud: [client_id], iss: issuer }
  return line.flows.tokens.userinfo === 'with sid' ? common : { ...common, iat: seconds(clock), jti: uuid(random) }
}
