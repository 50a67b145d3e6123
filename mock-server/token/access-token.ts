import { seconds } from '../clock.js'
import type { ProviderContext } from '../context.js'
import { fingerprint } from '../digest.js'
import { subjectFor } from '../id-token/subject.js'
import type { OperationId } from '../operations.js'
import { unguessable } from '../random.js'
import type { JsonObject, SeamContext } from '../seams.js'
import type { AccessTokenRecord, ClientRecord, GrantRecord } from '../store/records.js'
import { ownGrant } from './grant.js'
import { seamClient } from './token-request.js'

/** What an access token is issued for. */
export interface AccessTokenRequest {
  readonly client: ClientRecord
  readonly grant: GrantRecord
  /** Of this token; at most what the grant allows. */
  readonly scope: string
  /** The operation that answers with it. @default 'getToken' */
  readonly operationId?: OperationId
  /** Parameters of the request, for faults that look at them. */
  readonly requestParameters?: Readonly<Record<string, string>>
}

/** The members of a token response that speak of the access token, RFC 6749 section 5.1. */
export interface IssuedAccessToken {
  readonly access_token: string
  readonly token_type: 'Bearer'
  /** Seconds. */
  readonly expires_in: number
  readonly scope: string
}

/** A new access token: a JWT by RFC 9068 or an opaque text, as the options say. It lives as long as its grant, at most. */
export async function issueAccessToken(
  context: ProviderContext,
  request: AccessTokenRequest,
): Promise<IssuedAccessToken> {
  const { client, grant, scope } = request
  const now = context.clock.now()
  const iat = seconds(context.clock)
  const expires_in = Math.max(1, Math.floor(context.options.lifetimes.accessToken / 1_000))
  const record: AccessTokenRecord = {
    grant_id: grant.grant_id,
    client_id: client.client_id,
    scope,
    iat,
    exp: iat + expires_in,
    jti: context.through('credential', unguessable(context.random, 16), { kind: 'jti' }),
  }
  const made =
    context.options.accessTokenFormat === 'jwt' ? await jwt(context, request, record) : unguessable(context.random)
  const access_token = context.through('credential', made, { kind: 'access_token' })
  await context.store.set(
    'access_token',
    await fingerprint(access_token),
    record,
    now + context.options.lifetimes.accessToken,
  )
  return { access_token, token_type: 'Bearer', expires_in, scope }
}

/** RFC 9068 section 2. */
async function jwt(context: ProviderContext, request: AccessTokenRequest, record: AccessTokenRecord): Promise<string> {
  const { client, grant } = request
  const claims: JsonObject = {
    iss: context.issuer,
    sub: await subjectOf(context, grant, client),
    aud: context.issuer,
    client_id: client.client_id,
    iat: record.iat,
    exp: record.exp,
    jti: record.jti,
  }
  if (record.scope !== '') claims.scope = record.scope
  if (grant.auth_time !== undefined) claims.auth_time = grant.auth_time
  if (grant.acr !== undefined) claims.acr = grant.acr
  if (grant.amr !== undefined) claims.amr = grant.amr
  const seam: SeamContext = {
    operationId: request.operationId ?? 'getToken',
    issuer: context.issuer,
    client: seamClient(client),
    ...(request.requestParameters && { parameters: request.requestParameters }),
  }
  return context.keys.sign(context.through('accessToken', { header: { alg: 'RS256', typ: 'at+jwt' }, claims }, seam))
}

/** `sub` of an access token: the person, or the client when it acts for itself (RFC 9068 section 2.2). */
export async function subjectOf(context: ProviderContext, grant: GrantRecord, client: ClientRecord): Promise<string> {
  const person = grant.person === undefined ? undefined : context.people.bySub(grant.person)
  return person === undefined ? client.client_id : subjectFor(context, person, client)
}

/** A living access token with its grant, or `undefined`. */
export async function findAccessToken(
  context: Pick<ProviderContext, 'store'>,
  token: string,
): Promise<{ readonly record: AccessTokenRecord; readonly grant: GrantRecord; readonly id: string } | undefined> {
  const id = await fingerprint(token)
  const record = await context.store.get('access_token', id)
  if (record?.grant_id === '') return { record, grant: ownGrant(record.client_id, record.scope), id }
  const grant = record && (await context.store.get('grant', record.grant_id))
  return record && grant && { record, grant, id }
}
