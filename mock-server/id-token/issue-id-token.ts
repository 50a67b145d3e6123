import { seconds } from '../clock.js'
import type { ProviderContext } from '../context.js'
import type { OperationId } from '../operations.js'
import type { JsonObject, SeamContext } from '../seams.js'
import type { ClientRecord, GrantRecord } from '../store/records.js'
import { seamClient } from '../token/token-request.js'
import { claimsAbout } from '../userinfo/claims.js'
import { halfHash } from './half-hash.js'
import { subjectFor } from './subject.js'

/** What an ID token is issued for. */
export interface IdTokenRequest {
  readonly client: ClientRecord
  readonly grant: GrantRecord
  readonly nonce?: string | undefined
  /** Comes in the same response: `at_hash`. */
  readonly accessToken?: string | undefined
  /** Comes in the same response: `c_hash`. */
  readonly code?: string | undefined
  readonly place: 'authorization' | 'token'
  /** The authorization or token request as the provider understood it. */
  readonly requestParameters: Readonly<Record<string, string>>
  /** @default 'authorize' or 'getToken', by the place */
  readonly operationId?: OperationId
  /**
   * Scopes whose claims go into the ID token: those of the request when no access token is issued, by which UserInfo could be asked
   * (`response_type=id_token`, Core section 5.4).
   * @default the grant's scope at place `authorization` with response_type `id_token`, else none
   */
  readonly scopeClaims?: string
}

/** A signed ID token, OpenID Connect Core 1.0 section 2. */
export async function issueIdToken(context: ProviderContext, request: IdTokenRequest): Promise<string> {
  const { client } = request
  const parameters = request.requestParameters
  const grant = parameters.response_type ?? parameters.grant_type
  const seam: SeamContext = {
    operationId: request.operationId ?? (request.place === 'token' ? 'getToken' : 'authorize'),
    issuer: context.issuer,
    client: seamClient(client),
    parameters,
    ...(grant !== undefined && { grant }),
    place: request.place,
  }
  const claims = context.through('idTokenClaims', await idTokenClaims(context, request), seam)
  const draft = context.through('idToken', { header: { alg: client.id_token_signed_response_alg }, claims }, seam)
  return context.through('signedIdToken', await context.keys.sign(draft, client), seam)
}

async function idTokenClaims(context: ProviderContext, request: IdTokenRequest): Promise<JsonObject> {
  const { client, grant } = request
  const person = grant.person === undefined ? undefined : context.people.bySub(grant.person)
  if (person === undefined) throw new Error(`the grant of an ID token for client ${client.client_id} names no person`)
  const iat = seconds(context.clock)
  const alg = client.id_token_signed_response_alg
  const scope = request.scopeClaims ?? (isIdTokenAlone(request) ? grant.scope : '')
  const claims: JsonObject = {
    ...claimsAbout(context, person, { scope, claims: grant.claims, place: 'id_token' }),
    iss: context.issuer,
    sub: await subjectFor(context, person, client),
    aud: client.client_id,
    exp: iat + Math.max(1, Math.floor(context.options.lifetimes.idToken / 1_000)),
    iat,
  }
  const optional = {
    auth_time: grant.auth_time,
    nonce: request.nonce,
    acr: grant.acr,
    amr: grant.amr,
    sid: grant.sid,
    at_hash: request.accessToken && (await halfHash(alg, request.accessToken)),
    c_hash: request.code && (await halfHash(alg, request.code)),
  }
  for (const [name, value] of Object.entries(optional)) if (value !== undefined) claims[name] = value
  return claims
}

const isIdTokenAlone = ({ place, requestParameters }: IdTokenRequest): boolean =>
  place === 'authorization' && requestParameters.response_type === 'id_token'
