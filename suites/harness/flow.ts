import { createHash } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { Skip } from '../verdict.js'
import { RESPONSE_TYPES } from './capabilities.js'
import type {
  AuthorizationOutcome,
  AuthorizationRequest,
  Callback,
  Capabilities,
  Client,
  ClientWish,
  Flow,
  FlowWish,
  IdToken,
  JsonObject,
  TokenRequest,
} from './context.js'
import { type Exchange, type HttpRequest, jsonBody } from './exchange.js'
import { canonical, type Memo } from './memo.js'

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

/** The checks whose matter it is when a step of a flow fails. */
const BLAME = {
  authorization: 'authorization-response/resp-success',
  token: 'token/token-success',
  userinfo: 'userinfo/ui-get',
} as const

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
const present = <K extends string, V>(key: K, value: V | undefined): { [name in K]?: V } =>
  value === undefined ? {} : ({ [key]: value } as { [name in K]: V })

/** A whole flow for a wish; equal wishes share one, unless the wish is its own. */
export function runFlow(wish: FlowWish, parts: FlowParts): Promise<Flow> {
  if (wish.own === true || wish.browser !== undefined) return newFlow(wish, parts)
  return parts.memo.get(`flow ${canonical({ ...wish, own: undefined })}`, () => newFlow(wish, parts))
}

/** One flow for each response type that is offered, and one with form_post for the first of each kind. */
export function baseFlowWishes({ responseTypes, responseModes }: Capabilities): readonly FlowWish[] {
  const offered = RESPONSE_TYPES.filter((type) => responseTypes.includes(type))
  const kinds = [
    offered.find((type) => type === 'code'),
    offered.find((type) => !type.includes('code')),
    offered.find((type) => type.startsWith('code ')),
  ]
  const posted = responseModes.includes('form_post') ? kinds.filter((type) => type !== undefined) : []
  return [
    ...offered.map((response_type) => ({ response_type })),
    ...posted.map((response_type) => ({ response_type, response_mode: 'form_post' })),
  ]
}

/** All base flows at once. Those that the target gives no client for are left out; when there is none at all that is a skip. */
export async function runBaseFlows(parts: FlowParts): Promise<readonly Flow[]> {
  const settled = await Promise.allSettled(baseFlowWishes(parts.capabilities).map((wish) => runFlow(wish, parts)))
  const flows = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const reasons = settled.flatMap((one): unknown[] => (one.status === 'rejected' ? [one.reason] : []))
  const error = reasons.find((reason) => !(reason instanceof Skip))
  if (error !== undefined) throw error
  if (flows.length > 0) return flows
  throw reasons[0] ?? new Skip('the target advertises no response type of OpenID Connect')
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

type Begun = Omit<Flow, 'idTokens'>

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
  const accessToken = text(tokens?.access_token) ?? flow.accessToken
  const whole = {
    ...flow,
    ...exchanged,
    idTokens: [...front, ...backIdToken(flow, exchanged)],
    ...present('accessToken', accessToken),
    ...present('refreshToken', text(tokens?.refresh_token)),
  }
  if (until === 'token' || failure !== undefined || accessToken === undefined || parts.userinfoEndpoint === undefined)
    return whole
  return { ...whole, ...(await askUserinfo(parts, parts.userinfoEndpoint, accessToken)) }
}

const partsOf = ({ parameters }: Callback) => ({
  ...present('code', text(parameters.code)),
  ...present('accessToken', text(parameters.access_token)),
})

type WithParts = Begun & { readonly code?: string; readonly accessToken?: string }

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
  return {
    token: exchange,
    failure: { at: 'token', because: `the token endpoint answered ${told(exchange)}`, blame: BLAME.token, exchange },
  }
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
  if (userinfo.response.status !== 200) {
    return {
      userinfo,
      failure: {
        at: 'userinfo',
        because: `the UserInfo endpoint answered ${told(userinfo)}`,
        blame: BLAME.userinfo,
        exchange: userinfo,
      },
    }
  }
  const claims = jsonBody(userinfo)
  return { userinfo, ...present('userinfoClaims', isObject(claims) ? claims : undefined) }
}

/** Status, and the error of the body or of WWW-Authenticate when there is one. */
function told(exchange: Exchange): string {
  const { status, headers } = exchange.response
  const body = jsonBody(exchange)
  const named = isObject(body)
    ? [body.error, body.error_description].filter((part) => typeof part === 'string').join(': ')
    : ''
  const said = named || (headers.get('www-authenticate') ?? '')
  return said === '' ? String(status) : `${status} (${said})`
}

function authorizationFailure(outcome: AuthorizationOutcome): NonNullable<Flow['failure']> {
  return { at: 'authorization', because: whyRefused(outcome), blame: BLAME.authorization, exchange: outcome.exchange }
}

function whyRefused(outcome: AuthorizationOutcome): string {
  if (outcome.kind === 'callback') {
    const { error, error_description } = outcome.parameters
    return `the authorization was refused with ${[error, error_description].filter((part) => part !== undefined).join(': ')}`
  }
  if (outcome.kind === 'page')
    return `the authorization ended on a page with status ${outcome.status}: ${outcome.text.slice(0, 200)}`
  const place = outcome.location.replace(/[?#].*$/s, '')
  return `the browser was sent to ${place}, which is neither the provider nor the client (if it is the login page, set login.origins)`
}

/** Header and claims of a token as far as they can be read; not verified here. */
function decoded(jwt: string): Pick<IdToken, 'header' | 'claims'> {
  const attempt = <T>(decode: () => T): T | undefined => {
    try {
      return decode()
    } catch {
      return undefined
    }
  }
  return {
    ...present<'header', JsonObject>(
      'header',
      attempt(() => ({ ...decodeProtectedHeader(jwt) })),
    ),
    ...present<'claims', JsonObject>(
      'claims',
      attempt(() => ({ ...decodeJwt(jwt) })),
    ),
  }
}

function frontIdToken(flow: WithParts, callback: Callback): readonly IdToken[] {
  const jwt = text(callback.parameters.id_token)
  if (jwt === undefined) return []
  const { client, sent, responseType } = flow
  const companions = { ...present('accessToken', flow.accessToken), ...present('code', flow.code) }
  return [
    {
      label: `${flow.label}, from the authorization endpoint`,
      place: 'authorization',
      jwt,
      ...decoded(jwt),
      client,
      sent,
      responseType,
      ...companions,
      exchange: callback.exchange,
    },
  ]
}

function backIdToken(flow: Begun, { token, tokens }: Pick<Flow, 'token' | 'tokens'>): readonly IdToken[] {
  const jwt = text(tokens?.id_token)
  if (jwt === undefined || token === undefined) return []
  const { client, sent, responseType } = flow
  return [
    {
      label: `${flow.label}, from the token endpoint`,
      place: 'token',
      jwt,
      ...decoded(jwt),
      client,
      sent,
      responseType,
      ...present('accessToken', text(tokens?.access_token)),
      exchange: token,
    },
  ]
}
