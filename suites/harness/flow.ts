import { createHash } from 'node:crypto'
import type {
  AuthorizationOutcome,
  AuthorizationRequest,
  Callback,
  Capabilities,
  Client,
  ClientWish,
  Flow,
  FlowWish,
  TokenRequest,
} from './context.js'
import { type Exchange, type HttpRequest, jsonBody } from './exchange.js'
import { authorizationFailure, tokenFailure, userinfoFailure } from './flow-failure.js'
import { type Begun, backIdToken, frontIdToken } from './id-token-evidence.js'
import { isObject, nonEmpty } from './json.js'
import { canonical, type Memo } from './memo.js'
import { present } from './present.js'

/** What flows are made of. */
export interface FlowParts {
  readonly capabilities: Capabilities
  readonly userinfoEndpoint: string | undefined
  readonly memo: Memo
  readonly random: (length: number) => string
  readonly client: (wish: ClientWish) => Promise<Client>
  readonly authorize: (request: AuthorizationRequest) => Promise<AuthorizationOutcome>
  readonly token: (request: TokenRequest) => Promise<Exchange>
  readonly http: (request: HttpRequest) => Promise<Exchange>
}

/** A whole flow for a wish; equal wishes share one, unless the wish is its own. */
export function runFlow(wish: FlowWish, parts: FlowParts): Promise<Flow> {
  if (wish.own === true || wish.browser !== undefined) return newFlow(wish, parts)
  return parts.memo.get(`flow ${canonical({ ...wish, own: undefined })}`, () => newFlow(wish, parts))
}

interface Proof {
  readonly verifier: string
  readonly parameters: Readonly<Record<string, string>>
}

/** RFC 7636 section 4.1 and 4.2: 43 characters of verifier carry 256 bits. */
function proofKey(random: FlowParts['random']): Proof {
  const verifier = random(43)
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  return { verifier, parameters: { code_challenge: challenge, code_challenge_method: 'S256' } }
}

const labelOf = ({ response_type = 'code', response_mode }: FlowWish): string =>
  response_mode === undefined ? response_type : `${response_type} with ${response_mode}`

function usesProof({ pkce, response_type = 'code' }: FlowWish, client: Client, { pkceMethods }: Capabilities): boolean {
  if (!response_type.split(' ').includes('code')) return false
  return pkce ?? (pkceMethods.includes('S256') || client.token_endpoint_auth_method === 'none')
}

async function newFlow(wish: FlowWish, parts: FlowParts): Promise<Flow> {
  const responseType = wish.response_type ?? 'code'
  const client = await parts.client({ ...wish.client, response_types: wish.client?.response_types ?? [responseType] })
  const proof = usesProof(wish, client, parts.capabilities) ? proofKey(parts.random) : undefined
  const authorization = await parts.authorize({
    client,
    parameters: {
      response_type: responseType,
      scope: wish.scope ?? 'openid',
      ...present('response_mode', wish.response_mode),
      ...proof?.parameters,
      ...wish.parameters,
    },
    ...present('method', wish.method),
    ...present('browser', wish.browser),
    ...present('user', wish.user),
  })
  const { sent } = authorization
  const about = {
    label: labelOf(wish),
    responseType,
    ...present('responseMode', wish.response_mode),
    client,
    sent,
    ...present('codeVerifier', proof?.verifier),
    authorization,
  }
  if (authorization.kind !== 'callback' || authorization.parameters.error !== undefined) {
    return { ...about, idTokens: [], failure: authorizationFailure(authorization) }
  }
  return finishFlow(about, authorization, wish.until ?? 'userinfo', parts)
}

async function finishFlow(
  begun: Begun,
  callback: Callback,
  until: NonNullable<FlowWish['until']>,
  parts: FlowParts,
): Promise<Flow> {
  const flow = { ...begun, callback, ...partsOf(callback) }
  const front = frontIdToken(flow, callback)
  if (until === 'authorization') return { ...flow, idTokens: front }
  const exchanged = flow.code === undefined ? {} : await exchangeCode(flow, flow.code, callback, parts)
  const { tokens, failure } = exchanged
  const accessToken = nonEmpty(tokens?.access_token) ?? flow.accessToken
  const whole = {
    ...flow,
    ...exchanged,
    idTokens: [...front, ...backIdToken(flow, exchanged)],
    ...present('accessToken', accessToken),
    ...present('refreshToken', nonEmpty(tokens?.refresh_token)),
  }
  if (until === 'token' || failure !== undefined || accessToken === undefined || parts.userinfoEndpoint === undefined)
    return whole
  return { ...whole, ...(await askUserinfo(parts, parts.userinfoEndpoint, accessToken)) }
}

const partsOf = ({ parameters }: Callback) => ({
  ...present('code', nonEmpty(parameters.code)),
  ...present('accessToken', nonEmpty(parameters.access_token)),
})

async function exchangeCode(
  flow: Begun,
  code: string,
  callback: Callback,
  { token }: FlowParts,
): Promise<Pick<Flow, 'token' | 'tokens' | 'failure'>> {
  const exchange = await token({
    client: flow.client,
    form: {
      grant_type: 'authorization_code',
      code,
      redirect_uri: callback.sent.redirect_uri,
      code_verifier: flow.codeVerifier,
    },
  })
  const body = jsonBody(exchange)
  if (exchange.response.status === 200 && isObject(body) && body.error === undefined)
    return { token: exchange, tokens: body }
  return { token: exchange, failure: tokenFailure(exchange) }
}

async function askUserinfo(
  { http }: FlowParts,
  url: string,
  accessToken: string,
): Promise<Pick<Flow, 'userinfo' | 'userinfoClaims' | 'failure'>> {
  const userinfo = await http({
    url,
    headers: { authorization: `Bearer ${accessToken}`, accept: 'application/json, application/jwt;q=0.9, */*;q=0.1' },
  })
  if (userinfo.response.status !== 200) return { userinfo, failure: userinfoFailure(userinfo) }
  const claims = jsonBody(userinfo)
  return { userinfo, ...present('userinfoClaims', isObject(claims) ? claims : undefined) }
}
