import { expect } from 'vitest'
import type { JsonObject } from '../../seams.js'
import { createHydraProvider, type HydraProvider } from './hydra-provider.js'
import { isObject } from './json-values.js'
import type { HydraOptions } from './options.js'
import type { HydraSystem } from './systems.js'

/** Where the operator's own app would be. */
export const APP = 'https://app.example'
export const CALLBACK = 'https://client.example/callback'
export const SECRET = 'client-secret-123456'

/** What an answer said, read once. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly location: URL
  readonly parameters: Readonly<Record<string, string>>
  readonly json: JsonObject
  readonly text: string
}

/** What of a provider a test needs. */
export type TestedHydra = Pick<HydraProvider, 'system' | 'fetch' | 'admin' | 'issuer' | 'clock'>

/** Making RSA keys takes a while: once for each line is enough. */
const SHARED = new Map<HydraSystem, Promise<TestingHydra>>()

/** A client of a Hydra of the tests: it keeps cookies, and plays the operator's app through the admin API. */
export class TestingHydra<H extends TestedHydra = HydraProvider> {
  readonly hydra: H
  readonly cookies = new Map<string, string>()
  readonly #admin: string

  constructor(hydra: H) {
    this.hydra = hydra
    this.#admin = hydra.system.startsWith('hydra-1') ? '' : '/admin'
  }

  /** A Hydra whose login app is elsewhere. Without options it is one for all tests of a file, as good as new. */
  static async start(system: HydraSystem, options?: Partial<HydraOptions>): Promise<TestingHydra> {
    if (options !== undefined) return TestingHydra.#started(system, options)
    const shared = SHARED.get(system) ?? TestingHydra.#started(system, {})
    SHARED.set(system, shared)
    const again = new TestingHydra((await shared).hydra)
    again.hydra.clock.reset()
    await again.admin('DELETE', '/oauth2/auth/sessions/consent?subject=alice&all=true')
    await again.admin('DELETE', '/oauth2/auth/sessions/login?subject=alice')
    return again
  }

  static async #started(system: HydraSystem, options: Partial<HydraOptions>): Promise<TestingHydra> {
    const urls = { loginUrl: `${APP}/login`, consentUrl: `${APP}/consent`, logoutUrl: `${APP}/logout` }
    const settings = { ...urls, ...options.settings }
    return new TestingHydra(await createHydraProvider({ ...options, system, settings }))
  }

  /** A request of the browser: a path of the public side, or a whole URL there. */
  async browse(path: string, init: RequestInit = {}): Promise<Answer> {
    const headers = new Headers(init.headers)
    if (this.cookies.size > 0)
      headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await this.hydra.fetch(new URL(path, this.hydra.issuer), { ...init, headers })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (/max-age=0/i.test(cookie)) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return read(response)
  }

  /** A form to the public side. */
  post(path: string, form: Readonly<Record<string, string>>, authorization?: string): Promise<Answer> {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      ...(authorization !== undefined && { authorization }),
    }
    return this.browse(path, { method: 'POST', headers, body: new URLSearchParams(form).toString() })
  }

  /** An operation of the admin API; the path as 1.x has it. */
  async admin(method: string, path: string, body?: unknown): Promise<Answer> {
    const init = { method, ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }) }
    return read(await this.hydra.admin.fetch(`http://admin.test${this.#admin}${path}`, init))
  }

  /** Introspection. */
  async introspect(token: unknown): Promise<JsonObject> {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ token: String(token) }).toString(),
    }
    const path = `http://admin.test${this.#admin}/oauth2/introspect`
    return (await read(await this.hydra.admin.fetch(path, init))).json
  }

  async client(metadata: JsonObject): Promise<void> {
    await this.admin('DELETE', `/clients/${String(metadata.client_id)}`)
    const { status, text } = await this.admin('POST', '/clients', {
      client_secret: SECRET,
      redirect_uris: [CALLBACK],
      grant_types: ['authorization_code', 'refresh_token', 'implicit', 'client_credentials'],
      response_types: ['code', 'token', 'id_token', 'code id_token', 'id_token token', 'code id_token token'],
      scope: 'openid offline email',
      audience: [],
      token_endpoint_auth_method: 'client_secret_basic',
      ...metadata,
    })
    expect(status, text).toBe(201)
  }

  authorize(parameters: Readonly<Record<string, string>>): Promise<Answer> {
    const all = { response_type: 'code', redirect_uri: CALLBACK, state: 'state-123456', ...parameters }
    return this.browse(`/oauth2/auth?${new URLSearchParams(all)}`)
  }

  /** Accepts or refuses what the browser was sent to the app for, and follows. */
  async decide(at: Answer, step: 'login' | 'consent', what: 'accept' | 'reject', body: JsonObject): Promise<Answer> {
    const challenge = at.parameters[`${step}_challenge`]
    expect(challenge, at.location.href).toBeDefined()
    const query = new URLSearchParams({ [`${step}_challenge`]: challenge ?? '' })
    const { json, text } = await this.admin('PUT', `/oauth2/auth/requests/${step}/${what}?${query}`, body)
    expect(json.redirect_to, text).toBeTypeOf('string')
    return this.browse(String(json.redirect_to))
  }

  /** A whole flow; the answer is what the client gets. */
  async flow(
    parameters: Readonly<Record<string, string>>,
    { login = {}, consent = {} }: { readonly login?: JsonObject; readonly consent?: JsonObject } = {},
  ): Promise<Answer> {
    const start = await this.authorize(parameters)
    const scope = (parameters.scope ?? '').split(' ')
    const asked = await this.decide(start, 'login', 'accept', { subject: 'alice', ...login })
    return this.decide(asked, 'consent', 'accept', { grant_scope: scope, ...consent })
  }

  /** Exchanges a code. */
  token(client_id: string, form: Readonly<Record<string, string>>): Promise<Answer> {
    return this.post('/oauth2/token', form, basic(client_id))
  }

  /** The tokens of a whole code flow. */
  async tokens(client_id: string, scope: string): Promise<JsonObject> {
    const { parameters } = await this.flow({ client_id, scope })
    const form = { grant_type: 'authorization_code', code: parameters.code ?? '', redirect_uri: CALLBACK }
    const { json, status } = await this.token(client_id, form)
    expect(status).toBe(200)
    return json
  }
}

export const basic = (client_id: string, secret = SECRET): string =>
  `Basic ${Buffer.from(`${client_id}:${secret}`).toString('base64')}`

async function read(response: Response): Promise<Answer> {
  const text = await response.text()
  const location = new URL(response.headers.get('location') ?? 'about:blank', 'http://relative.invalid')
  const parameters = Object.fromEntries([...location.searchParams, ...new URLSearchParams(location.hash.slice(1))])
  const isJson = response.headers.get('content-type')?.includes('json') === true && text !== ''
  const json: unknown = isJson ? JSON.parse(text) : {}
  return {
    status: response.status,
    headers: response.headers,
    location,
    parameters,
    json: isObject(json) ? json : {},
    text,
  }
}
