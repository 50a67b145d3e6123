import { exportJWK, generateKeyPair } from 'jose'
import { builtInDocument } from '../specs/built-in-documents.js'
import { matchOperation } from '../specs/match-operation.js'
import { createValidator } from '../specs/validation/validator.js'
import type { ProviderOptions } from './options.js'
import { createProvider, type Provider } from './provider.js'
import type { JsonObject } from './seams.js'

const DOCUMENTS = await Promise.all(
  (['openid-connect', 'oauth2-extensions', 'interaction'] as const).map(builtInDocument),
)
const VALIDATORS = DOCUMENTS.map((document) => ({ document, validator: createValidator(document) }))

/** One RSA key for all tests of a process: making one takes a tenth of a second. */
const rsaKey: JsonObject = {
  ...(await exportJWK((await generateKeyPair('RS256', { extractable: true })).privateKey)),
  alg: 'RS256',
}

/** Every answer of the mock must fit its document. */
async function judge(provider: Provider, request: Request, response: Response): Promise<void> {
  if (request.method === 'OPTIONS' || request.method === 'HEAD') return
  const base = new URL(provider.issuer).pathname.replace(/\/$/, '')
  const path = new URL(request.url).pathname.slice(base.length)
  for (const { document, validator } of VALIDATORS) {
    const found = matchOperation(document, request.method, path)
    if (found === undefined) continue
    const { operationId } = found.operation
    const seen = {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.clone().text(),
    }
    const defects = await validator.judgeResponse(operationId, seen)
    if (defects.length > 0) {
      const list = defects.map(({ aspect, message }) => `${aspect}: ${message}`).join('\n')
      throw new Error(`${request.method} ${path} answered ${response.status} against its document:\n${list}`)
    }
  }
}

/** A provider for tests: each of its answers is judged by the documents, and a defect fails the test. */
export async function validatedProvider(options: ProviderOptions = {}): Promise<Provider> {
  const provider = await createProvider({ keys: [rsaKey], ...options })
  const fetch: Provider['fetch'] = async (input, init) => {
    const request = new Request(input, init as RequestInit)
    const response = await provider.fetch(request.clone())
    await judge(provider, request, response)
    return response
  }
  return Object.create(provider, { fetch: { value: fetch } })
}

/** Form parameters; those that are `undefined` are left out. */
export type Form = Readonly<Record<string, string | undefined>>

export const formOf = (parameters: Form): URLSearchParams =>
  new URLSearchParams(Object.entries(parameters).filter((pair): pair is [string, string] => pair[1] !== undefined))

/** The Authorization header of client_secret_basic. */
export const basic = (client_id: string, client_secret: string): { authorization: string } => ({
  authorization: `Basic ${btoa(`${encodeURIComponent(client_id)}:${encodeURIComponent(client_secret)}`)}`,
})

/** What came back, read. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: JsonObject
}

export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text()
  const body: unknown = text.startsWith('{') ? JSON.parse(text) : {}
  return { status: response.status, headers: response.headers, body: typeof body === 'object' ? { ...body } : {} }
}

/** Posts a form to an endpoint below the issuer. */
export async function post(
  provider: Provider,
  path: string,
  parameters: Form,
  headers: Readonly<Record<string, string>> = basic('app', 'app-secret'),
): Promise<Answer> {
  return answerOf(
    await provider.fetch(`${provider.issuer}${path}`, { method: 'POST', headers, body: formOf(parameters) }),
  )
}

export const CALLBACK = 'http://127.0.0.1/callback'
/** RFC 7636 appendix B. */
export const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
export const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'

/** Sends an authorization request to a provider with `login: 'auto'` and returns the parameters of the response. */
export async function authorize(provider: Provider, parameters: Form = {}): Promise<URLSearchParams> {
  const query = formOf({
    client_id: 'app',
    redirect_uri: CALLBACK,
    response_type: 'code',
    scope: 'openid',
    state: 'state-1',
    nonce: 'nonce-1',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    ...parameters,
  })
  const response = await provider.fetch(`${provider.issuer}/authorize?${query}`, { redirect: 'manual' })
  const location = response.headers.get('location')
  if (location === null)
    throw new Error(`the authorization request was answered by ${response.status}: ${await response.text()}`)
  return new URLSearchParams(/[?#](.*)$/.exec(location)?.[1])
}

/** A code, from an authorization request. */
export async function codeFrom(provider: Provider, parameters: Form = {}): Promise<string> {
  const response = await authorize(provider, parameters)
  const code = response.get('code')
  if (code === null) throw new Error(`no code came: ${response}`)
  return code
}

/** Trades a code as the client `app`. */
export const trade = (
  provider: Provider,
  code: string,
  parameters: Form = {},
  headers?: Readonly<Record<string, string>>,
): Promise<Answer> =>
  post(
    provider,
    '/token',
    { grant_type: 'authorization_code', code, redirect_uri: CALLBACK, code_verifier: VERIFIER, ...parameters },
    headers,
  )

/** Signs in and trades the code. */
export const signIn = async (provider: Provider, parameters: Form = {}): Promise<Answer> =>
  trade(provider, await codeFrom(provider, parameters))

/** Asks UserInfo with an access token. */
export const userinfo = async (provider: Provider, access_token: unknown): Promise<Answer> =>
  answerOf(
    await provider.fetch(`${provider.issuer}/userinfo`, { headers: { authorization: `Bearer ${access_token}` } }),
  )

/** Claims of a JWT, unverified. */
export const claimsOf = (jwt: unknown): JsonObject =>
  JSON.parse(Buffer.from(String(jwt).split('.')[1] ?? '', 'base64url').toString())
export const headerOf = (jwt: unknown): JsonObject =>
  JSON.parse(Buffer.from(String(jwt).split('.')[0] ?? '', 'base64url').toString())

/** A clock that stands still until it is moved. */
export const stopped = (provider: Provider): Provider => {
  provider.clock.freeze(1_800_000_000_000)
  return provider
}
