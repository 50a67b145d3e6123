import { halfHash } from '../../../id-token/half-hash.js'
import { allowsGrant } from '../clients/allows-grant.js'
import { noteGrant } from '../consent/consent-records.js'
import type { ConsentedFlow } from '../consent/verify-consent.js'
import type { HydraContext } from '../context.js'
import type { HydraGrant } from '../flow-records.js'
import { hydraError } from '../hydra-error.js'
import type { HydraClient } from '../records.js'
import type { Moment } from '../seam.js'
import { issueAccessToken, issueCode, keepGrant, longestKnown, newCredential } from '../token/credentials.js'
import { issueIdToken, judgeNonce, withAcr } from '../token/id-token.js'
import { lifespan } from '../token/lifespans.js'
import { type AuthorizationRequest, clientOf } from './authorization-request.js'
import { grantOf } from './grant.js'
import { judgeChallenge } from './pkce.js'
import { judgePrompt } from './prompt.js'
import { isSecureRedirectUri } from './redirect-uri.js'

type Parameters = Record<string, string>

/** What a response is made of. */
interface Issue {
  readonly request: AuthorizationRequest
  readonly client: HydraClient
  readonly flow: ConsentedFlow
  readonly nonce: string
  readonly openid: boolean
  /** For seams. */
  readonly moment: Moment
  grant: HydraGrant
  /** Lives of the credentials that point to the grant, in seconds. */
  readonly lives: number[]
}

/**
 * Parameters of the authorization response. Much of the request is judged only here.
 *
 * @throws HydraError
 */
export async function issueResponse(
  context: HydraContext,
  request: AuthorizationRequest,
  { flow, operationId }: { readonly flow: ConsentedFlow } & Pick<Moment, 'operationId'>,
): Promise<Parameters> {
  const client = clientOf(request)
  const nonce = request.form.get('nonce') ?? ''
  const grant = await grantOf(context, client, { flow, nonce })
  await noteGrant(context, grant)
  const moment: Moment = { operationId, client, form: request.form, place: 'authorization' }
  const issue: Issue = {
    request,
    client,
    flow,
    nonce,
    openid: grant.scope.includes('openid'),
    moment,
    grant,
    lives: [],
  }
  const parameters = await parametersFor(context, issue)
  if (request.asksFor('code') || request.responseTypes.includes('code')) judgeChallenge(context, client, request.form)
  if (request.defaultMode === 'fragment' && request.responseMode === 'query')
    throw hydraError(
      'unsupported_response_mode',
      `response_mode 'query' shows '${request.responseTypes.join(' ')}' to too many.`,
    )
  await keepGrant(context, issue.grant, longestKnown(context, issue.lives))
  return { ...parameters, state: request.state }
}

function parametersFor(context: HydraContext, issue: Issue): Promise<Parameters> {
  const { request, openid } = issue
  if (request.asksFor('code')) return codeFlow(context, issue)
  if (request.asksFor('token')) return tokenFlow(context, issue)
  if (request.responseTypes.length > 1 && request.responseTypes.includes('code')) return hybridFlow(context, issue)
  const implicit = request.asksFor('id_token') || request.asksFor('id_token', 'token')
  if (implicit && openid) return implicitFlow(context, issue)
  throw hydraError('unsupported_response_type')
}

async function codeFlow(context: HydraContext, issue: Issue): Promise<Parameters> {
  if (!isSecureRedirectUri(issue.request.redirectUri ?? '', context))
    throw hydraError('invalid_request', 'A code is sent over plain http to this machine only.')
  if (issue.openid) judgeRedirectUriGiven(context, issue)
  const code = await newCode(context, issue)
  if (issue.openid) await judgeSignIn(context, issue)
  return { code, scope: issue.grant.scope.join(' ') }
}

async function tokenFlow(context: HydraContext, issue: Issue): Promise<Parameters> {
  judgeImplicitGrant(issue.client)
  return newAccessToken(context, issue)
}

async function implicitFlow(context: HydraContext, issue: Issue): Promise<Parameters> {
  const { request, client, nonce } = issue
  judgeImplicitGrant(client)
  if (nonce === '')
    throw hydraError('invalid_request', "The implicit flow of OpenID Connect needs the parameter 'nonce'.")
  judgeNonce(nonce)
  judgeRedirectUriGiven(context, issue)
  await judgeSignIn(context, issue)
  const token = request.responseTypes.includes('token') ? await newAccessToken(context, issue) : {}
  issue.grant = withAcr(context, issue.grant, isAcrAsked(request))
  const id_token = await issueIdToken(context, client, issue.grant, {
    accessToken: token.access_token,
    nonce,
    acrAsked: isAcrAsked(request),
    life: lifespan(context, client, 'implicit_grant', 'id_token'),
    moment: issue.moment,
  })
  return { ...token, id_token }
}

async function hybridFlow(context: HydraContext, issue: Issue): Promise<Parameters> {
  const { request, client, nonce } = issue
  const withIdToken = request.responseTypes.includes('id_token')
  if (nonce === '' && (withIdToken || context.line.flows.hybridNonce === 'always'))
    throw hydraError('invalid_request', "The hybrid flow of OpenID Connect needs the parameter 'nonce'.")
  judgeNonce(nonce)
  judgeRedirectUriGiven(context, issue)
  await judgeSignIn(context, issue)
  judgeGrant(client, 'authorization_code')
  const code = newCredential(context, 'code')
  const c_hash = await halfHash('RS256', code)
  if (issue.grant.openid !== undefined) issue.grant = { ...issue.grant, openid: { ...issue.grant.openid, c_hash } }
  await keepCode(context, issue, code)
  if (request.responseTypes.includes('token')) judgeImplicitGrant(client)
  const token = request.responseTypes.includes('token') ? await newAccessToken(context, issue) : {}
  if (!withIdToken || !issue.openid) return { code, ...token }
  issue.grant = withAcr(context, issue.grant, isAcrAsked(request))
  const id_token = await issueIdToken(context, client, issue.grant, {
    accessToken: token.access_token,
    codeHash: c_hash,
    nonce,
    acrAsked: isAcrAsked(request),
    life: lifespan(context, client, 'implicit_grant', 'id_token'),
    moment: issue.moment,
  })
  return { code, ...token, id_token }
}

async function newCode(context: HydraContext, issue: Issue): Promise<string> {
  const code = newCredential(context, 'code')
  await keepCode(context, issue, code)
  return code
}

const isAcrAsked = ({ form }: AuthorizationRequest): boolean => (form.get('acr_values') ?? '') !== ''

function keepCode(context: HydraContext, { request, grant, openid, lives }: Issue, code: string): Promise<void> {
  lives.push(context.settings.authCodeTtl)
  return issueCode(context, code, {
    grant_id: grant.id,
    client_id: grant.client_id,
    redirect_uri: request.form.get('redirect_uri') ?? '',
    code_challenge: request.form.get('code_challenge') ?? '',
    code_challenge_method: request.form.get('code_challenge_method') ?? '',
    pkce_spent: false,
    openid,
    acr_asked: isAcrAsked(request),
    used: false,
  })
}

async function newAccessToken(context: HydraContext, { client, grant, moment, lives }: Issue): Promise<Parameters> {
  const life = lifespan(context, client, 'implicit_grant', 'access_token')
  lives.push(life)
  return {
    access_token: await issueAccessToken(context, client, grant, { life, ...moment }),
    expires_in: String(life),
    scope: grant.scope.join(' '),
    token_type: 'bearer',
  }
}

/** OpenID Connect needs it, also where `openid` was granted only and not asked for. */
function judgeRedirectUriGiven({ line }: HydraContext, { request }: Issue): void {
  if (line.flows.redirectUris.withOpenid === 'required' && !request.form.get('redirect_uri'))
    throw hydraError('invalid_request', "OpenID Connect needs the parameter 'redirect_uri'.")
}

const judgeImplicitGrant = (client: HydraClient): void => judgeGrant(client, 'implicit')

function judgeGrant(client: HydraClient, grant: string): void {
  if (!allowsGrant(client, grant)) throw hydraError('invalid_grant', `The client may not use the grant '${grant}'.`)
}

const judgeSignIn = (context: HydraContext, { request, flow, grant }: Issue): Promise<void> =>
  judgePrompt(context, request, {
    subject: grant.obfuscated_subject,
    authenticatedAt: flow.login.authenticated_at,
    requestedAt: flow.requested_at,
  })
