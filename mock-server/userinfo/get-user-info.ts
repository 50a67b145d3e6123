import { findClient } from '../clients.js'
import type { Handler, ProviderContext } from '../context.js'
import { bearerChallenge, NO_STORE } from '../http-headers.js'
import { subjectFor } from '../id-token/subject.js'
import { jsonResponse } from '../json-response.js'
import type { Person } from '../people.js'
import type { JsonObject, SeamContext } from '../seams.js'
import type { ClientRecord, GrantRecord } from '../store/records.js'
import { findAccessToken } from '../token/access-token.js'
import { scopesOf, seamClient } from '../token/token-request.js'
import { bearerError, bearerToken } from './bearer-token.js'
import { claimsAbout } from './claims.js'

/** What a valid access token stands for here. */
interface Access {
  readonly client: ClientRecord
  readonly person: Person | undefined
  readonly scope: string
  readonly claims: GrantRecord['claims']
}

/** UserInfo Endpoint, OpenID Connect Core 1.0 section 5.3, by GET and by POST. */
export const getUserInfo: Handler = async (request, context) => {
  const token = bearerToken(request)
  // RFC 6750 section 3.1: who sends no credentials at all is told no error code.
  if (token === undefined) return jsonResponse({}, 401, { ...NO_STORE, ...bearerChallenge({ scope: 'openid' }) })
  const { client, person, scope, claims } = await accessOf(context, token)
  if (!scopesOf(scope).includes('openid') && context.rules.enforces('access-token-scope-openid')) {
    throw bearerError('insufficient_scope', 'the access token has not the scope openid', { scope: 'openid' })
  }
  if (person === undefined) throw bearerError('invalid_token', 'the access token stands for no person')
  const about: JsonObject = {
    sub: await subjectFor(context, person, client),
    ...claimsAbout(context, person, { scope, claims, place: 'userinfo' }),
  }
  const seam: SeamContext = { operationId: request.operationId, issuer: context.issuer, client: seamClient(client) }
  return answer(context, client, context.through('userinfo', about, seam), seam)
}

async function accessOf(context: ProviderContext, token: string): Promise<Access> {
  const found = await findAccessToken(context, token)
  const client = found && (await findClient(context, found.record.client_id))
  if (found && client) {
    const { grant, record } = found
    const person = grant.person === undefined ? undefined : context.people.bySub(grant.person)
    return { client, person, scope: record.scope, claims: grant.claims }
  }
  const anyone = context.rules.enforces('access-token-valid') ? undefined : await anyAccess(context)
  if (anyone === undefined)
    throw bearerError('invalid_token', 'the access token is unknown, has expired or was revoked')
  return anyone
}

/** What a provider gives away that does not look at the token. */
async function anyAccess(context: ProviderContext): Promise<Access | undefined> {
  const [first] = context.options.clients
  const client = first && (await findClient(context, first.client_id))
  return client && { client, person: context.people.all[0], scope: 'openid', claims: undefined }
}

/** Section 5.3.2: JSON, or a JWT for clients that registered an algorithm. */
async function answer(
  context: ProviderContext,
  client: ClientRecord,
  claims: Readonly<JsonObject>,
  seam: SeamContext,
): Promise<Response> {
  const alg = client.metadata.userinfo_signed_response_alg
  if (typeof alg !== 'string') return jsonResponse(claims)
  const draft = { header: { alg }, claims: { iss: context.issuer, aud: client.client_id, ...claims } }
  const jwt = await context.keys.sign(context.through('signedUserinfo', draft, seam), client)
  return new Response(jwt, {
    headers: { 'content-type': 'application/jwt', 'x-content-type-options': 'nosniff', ...NO_STORE },
  })
}
