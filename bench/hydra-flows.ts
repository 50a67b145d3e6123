/** Sends a request to one side of a server: a path, and what fetch takes. */
export type Send = (
  path: string,
  init: { readonly method?: string; readonly headers?: Record<string, string>; readonly body?: string },
) => Promise<Response>

/** What a server answered in one exchange of a flow. */
export interface GivenAnswer {
  readonly method: string
  /** What the URL has in it, and those of answers that come later have not. */
  readonly sign: string
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[]>>
  readonly body: string
}

/** By what the exchanges of a flow are told apart, the most telling first. */
const SIGNS = ['login_verifier=', 'consent_verifier=', 'login_challenge=', 'consent_challenge=', '']
/** What node:http writes by itself. */
const OWN_HEADERS: ReadonlySet<string> = new Set(['date', 'connection', 'keep-alive', 'set-cookie'])

/** Sends as before, and notes the answers. */
export function noting(send: Send, answers: GivenAnswer[]): Send {
  return async (path, init) => {
    const response = await send(path, init)
    const headers = Object.fromEntries([...response.headers].filter(([name]) => !OWN_HEADERS.has(name)))
    const cookies = response.headers.getSetCookie()
    answers.push({
      method: init.method ?? 'GET',
      sign: SIGNS.find((sign) => path.includes(sign)) ?? '',
      status: response.status,
      headers: cookies.length === 0 ? headers : { ...headers, 'set-cookie': cookies },
      body: await response.clone().text(),
    })
    return response
  }
}

/** A client of a Hydra that plays browser, login app, consent app and relying party through the admin API. */
export class HydraFlows {
  static readonly SETTINGS = { loginUrl: 'http://127.0.0.1/login', consentUrl: 'http://127.0.0.1/consent' }
  readonly #public: Send
  readonly #admin: Send
  readonly #prefix: string

  constructor(system: string, sides: { readonly public: Send; readonly admin: Send }) {
    this.#public = sides.public
    this.#admin = sides.admin
    this.#prefix = system.startsWith('hydra-1') ? '' : '/admin'
  }

  async createClient(client_id = 'app'): Promise<void> {
    await this.#asked('POST', '/clients', 201, {
      client_id,
      client_secret: 'app-secret-123456',
      redirect_uris: ['http://127.0.0.1/callback'],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      scope: 'openid offline',
    })
  }

  /** Login, consent, code and tokens: six requests, the ID token is signed. */
  async codeFlow(subject: string): Promise<void> {
    const query = new URLSearchParams({
      client_id: 'app',
      redirect_uri: 'http://127.0.0.1/callback',
      response_type: 'code',
      scope: 'openid offline',
      state: 'state-12345678',
      nonce: 'nonce-12345678',
    })
    const login = await this.#browse(`/oauth2/auth?${query}`)
    const asked = await this.#browse(await this.#accept('login', login, { subject }), login.cookie)
    const grant = { grant_scope: ['openid', 'offline'] }
    const back = await this.#browse(await this.#accept('consent', asked, grant), asked.cookie)
    await this.#exchange(back.location.searchParams.get('code') ?? '')
  }

  async #browse(path: string, cookie = '') {
    const response = await this.#public(path, { headers: cookie === '' ? {} : { cookie } })
    await response.text()
    const location = response.headers.get('location')
    if (location === null) throw new Error(`${path}: ${response.status} without a Location`)
    const cookies = response.headers.getSetCookie().map((line) => line.split(';')[0])
    return { location: new URL(location), cookie: cookies.join('; ') }
  }

  async #accept(step: 'login' | 'consent', { location }: { readonly location: URL }, body: object): Promise<string> {
    const query = new URLSearchParams({ [`${step}_challenge`]: location.searchParams.get(`${step}_challenge`) ?? '' })
    const text = await this.#asked('PUT', `/oauth2/auth/requests/${step}/accept?${query}`, 200, body)
    const { redirect_to }: { redirect_to: string } = JSON.parse(text)
    const { pathname, search } = new URL(redirect_to)
    return `${pathname}${search}`
  }

  async #exchange(code: string): Promise<void> {
    const form = { grant_type: 'authorization_code', code, redirect_uri: 'http://127.0.0.1/callback' }
    const response = await this.#public('/oauth2/token', {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from('app:app-secret-123456').toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams(form).toString(),
    })
    const text = await response.text()
    if (!text.includes('id_token')) throw new Error(`/oauth2/token: ${response.status}`)
  }

  async #asked(method: string, path: string, status: number, body: object): Promise<string> {
    const headers = { 'content-type': 'application/json' }
    const response = await this.#admin(`${this.#prefix}${path}`, { method, headers, body: JSON.stringify(body) })
    const text = await response.text()
    if (response.status !== status) throw new Error(`${path}: ${response.status} instead of ${status}`)
    return text
  }
}
