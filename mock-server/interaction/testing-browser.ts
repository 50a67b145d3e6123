import { exportJWK, generateKeyPair } from 'jose'
import { HTMLElement, parse } from 'node-html-parser'
import { CookieJar } from 'tough-cookie'
import { builtInDocument, createValidator, matchOperation } from '../../specs/index.js'
import type { ProviderOptions } from '../options.js'
import { createProvider, type Provider } from '../provider.js'

// Made while the module loads, so that no single test pays for it.
const signingKey = {
  ...(await exportJWK((await generateKeyPair('RS256', { extractable: true })).privateKey)),
  alg: 'RS256',
  kid: 'test',
}

/** A provider with a key that all tests of a file share: making RSA keys is what takes time. */
export const testingProvider = (options: ProviderOptions = {}): Promise<Provider> =>
  createProvider({ keys: [signingKey], ...options })

/** What the browser came to after following redirects: a page of the provider, or a place elsewhere. */
export interface Arrival {
  /** Where it is. Of an address elsewhere nothing was loaded. */
  readonly url: URL
  /** The last response of the provider. */
  readonly response: Response
  readonly html: string
  /** Parameters at the client: of query, fragment or posted form. */
  readonly parameters: Readonly<Record<string, string>>
  /** Statuses on the way. */
  readonly statuses: readonly number[]
}

/** A browser for tests: follows redirects within the provider, keeps cookies, sends forms, and judges every answer by its document. */
export class TestingBrowser {
  readonly jar = new CookieJar()
  readonly #provider: Provider

  constructor(provider: Provider) {
    this.#provider = provider
  }

  /** An authorization request by GET; `undefined` leaves a parameter out. */
  authorize(parameters: Readonly<Record<string, string | undefined>>): Promise<Arrival> {
    return this.get(`${this.#provider.issuer}/authorize?${query(parameters)}`)
  }

  get(url: string): Promise<Arrival> {
    return this.#follow(new Request(url), [])
  }

  post(url: string, form: Readonly<Record<string, string | undefined>>): Promise<Arrival> {
    return this.#follow(new Request(url, { method: 'POST', body: query(form) }), [])
  }

  /** Sends a form of the page: that with a password field, else the first. A button by its text, further fields over those of the page. */
  submit(page: Arrival, button: string, fields: Readonly<Record<string, string>> = {}): Promise<Arrival> {
    const found = parse(page.html)
      .querySelectorAll('button')
      .find((each) => each.textContent.trim().startsWith(button))
    const form = found?.closest('form')
    if (!(found instanceof HTMLElement) || !(form instanceof HTMLElement)) {
      throw new Error(`there is no button '${button}' on: ${page.html.slice(page.html.indexOf('<main>'))}`)
    }
    const values = new Map<string, string>()
    for (const input of form.querySelectorAll('input')) {
      values.set(input.getAttribute('name') ?? '', input.getAttribute('value') ?? '')
    }
    const name = found.getAttribute('name')
    if (name !== undefined) values.set(name, found.getAttribute('value') ?? '')
    const url = new URL(form.getAttribute('action') ?? '', page.url)
    return this.post(url.href, { ...Object.fromEntries(values), ...fields })
  }

  /** Goes through login and consent pages, saying yes, until the browser leaves the provider or is stuck. */
  async through(arrival: Arrival, username = 'alice'): Promise<Arrival> {
    let at = arrival
    for (let i = 0; i < 4 && this.#isPage(at); i++) {
      if (at.url.pathname.endsWith('/login')) at = await this.submit(at, 'Sign in', { username, password: 'password' })
      else if (at.url.pathname.endsWith('/consent')) at = await this.submit(at, 'Allow')
      else break
    }
    return at
  }

  #isPage = ({ url }: Arrival): boolean => url.href.startsWith(this.#provider.issuer)

  async #follow(request: Request, before: readonly number[]): Promise<Arrival> {
    const cookie = await this.jar.getCookieString(request.url)
    if (cookie !== '') request.headers.set('cookie', cookie)
    const response = await this.#provider.fetch(request)
    for (const set of response.headers.getSetCookie()) await this.jar.setCookie(set, request.url)
    const html = await response.text()
    await judge(request, this.#provider.issuer, response, html)
    const statuses = [...before, response.status]
    const location = response.headers.get('location')
    const url = new URL(location ?? request.url, request.url)
    if (location !== null && url.href.startsWith(this.#provider.issuer)) return this.#follow(new Request(url), statuses)
    return { url, response, html, statuses, parameters: location === null ? posted(html) : parametersOf(url) }
  }
}

const query = (parameters: Readonly<Record<string, string | undefined>>): URLSearchParams => {
  const sent = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) sent.append(name, value)
  return sent
}

const parametersOf = (url: URL): Record<string, string> =>
  Object.fromEntries([...url.searchParams, ...new URLSearchParams(url.hash.slice(1))])

/** Fields of a form_post page; of other pages nothing. */
function posted(html: string): Record<string, string> {
  if (!html.includes('document.forms[0]')) return {}
  const inputs = parse(html).querySelectorAll('form input')
  return Object.fromEntries(
    inputs.map((input) => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? '']),
  )
}

const judges = await Promise.all(
  (['openid-connect', 'oauth2-extensions', 'interaction'] as const).map(async (name) => {
    const document = await builtInDocument(name)
    return { document, validator: createValidator(document) }
  }),
)

/** Throws when an answer is not what its document says. */
async function judge(request: Request, issuer: string, response: Response, body: string): Promise<void> {
  const path = new URL(request.url).pathname.slice(new URL(issuer).pathname.replace(/\/$/, '').length)
  for (const { document, validator } of judges) {
    const match = matchOperation(document, request.method, path)
    if (match === undefined) continue
    const { status, headers } = response
    const defects = await validator.judgeResponse(match.operation.operationId, {
      status,
      headers,
      body,
    })
    const [first] = defects.filter(({ level }) => level === 'error')
    if (first !== undefined) throw new Error(`${first.operationId}: ${first.message} (${first.documentPointer})`)
    return
  }
  throw new Error(`${request.method} ${path} is no operation of the documents`)
}

/** Judges a response that came without the browser, and gives its JSON. */
export async function judgedJson(
  provider: Provider,
  request: Request,
): Promise<{ response: Response; body: Record<string, unknown> }> {
  const response = await provider.fetch(request.clone())
  const text = await response.text()
  await judge(request, provider.issuer, response, text)
  return { response, body: text === '' ? {} : JSON.parse(text) }
}
