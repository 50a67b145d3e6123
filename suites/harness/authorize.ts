import type { AuthorizationOutcome, AuthorizationRequest, Browser, User } from './context.js'
import { CookieBrowser } from './cookies/browser.js'
import { HarnessError } from './errors.js'
import type { Exchange, HttpRequest } from './exchange.js'
import type { LoginDriver } from './login/driver.js'
import { relayDriver } from './login/form-driver.js'
import { LoginGate } from './login/gate.js'
import { walk } from './walk.js'

export interface AuthorizerOptions {
  readonly send: (request: HttpRequest) => Promise<Exchange>
  /** Origins that belong to the provider. */
  readonly origins: ReadonlySet<string>
  /** Origins of clients: never visited. */
  readonly away: ReadonlySet<string>
  readonly driver: LoginDriver
  /** What `browse` answers besides pages that submit themselves. @default nothing */
  readonly browseDriver?: LoginDriver | undefined
  readonly users: readonly User[]
}

/** Sends browsers to the authorization endpoint and wherever it leads. */
export class Authorizer {
  readonly #options: AuthorizerOptions
  readonly #gate = new LoginGate()
  #browsers = 0

  constructor(options: AuthorizerOptions) {
    this.#options = { ...options, driver: this.#gate.guarded(options.driver) }
  }

  browser(): CookieBrowser {
    return new CookieBrowser(++this.#browsers, this.#options.send)
  }

  async authorize(
    request: AuthorizationRequest,
    endpoint: string,
    random: (length: number) => string,
  ): Promise<AuthorizationOutcome> {
    const { client, method = 'GET', decision = 'accept', repeated = [], alsoCallbacks = [] } = request
    const { origins, away, driver, users } = this.#options
    const pairs = pairsOf(request, random)
    const sent = Object.fromEntries(pairs)
    const browser = request.browser === undefined ? this.browser() : asCookieBrowser(request.browser)
    const user = request.user ?? users[0]
    const callbacks = [
      ...client.redirect_uris,
      ...(sent.redirect_uri === undefined ? [] : [sent.redirect_uri]),
      ...alsoCallbacks,
    ]
    const { ending, exchange, steps } = await this.#gate.pass(user, () =>
      walk({
        browser,
        request: authorizationRequest(endpoint, method, [...pairs, ...repeated]),
        callbacks,
        state: sent.state,
        origins,
        away,
        driver,
        user,
        decision,
      }),
    )
    return { sent, client, browser, steps, exchange, ...ending }
  }

  /** Sends one request; nothing is followed. */
  visit(browser: Browser, request: HttpRequest): Promise<Exchange> {
    return asCookieBrowser(browser).send(request)
  }

  /** Follows redirects and pages that submit themselves, and nothing else. */
  async browse(
    browser: Browser,
    request: HttpRequest,
  ): Promise<{ readonly exchange: Exchange; readonly location?: string }> {
    const { origins, away, browseDriver } = this.#options
    const { ending, exchange } = await walk({
      browser: asCookieBrowser(browser),
      request,
      callbacks: [],
      origins,
      away,
      driver: async (standing) => (await browseDriver?.(standing)) ?? relayDriver(standing),
      decision: 'accept',
    })
    return ending.kind === 'elsewhere' ? { exchange, location: ending.location } : { exchange }
  }
}

function asCookieBrowser(browser: Browser): CookieBrowser {
  if (browser instanceof CookieBrowser) return browser
  throw new HarnessError('ERR_INTERNAL', 'a browser has to come from context.browser()')
}

function pairsOf(
  { client, parameters }: AuthorizationRequest,
  random: (length: number) => string,
): readonly (readonly [string, string])[] {
  const all: Record<string, string | undefined> = {
    client_id: client.client_id,
    redirect_uri: client.redirect_uris[0],
    response_type: 'code',
    scope: 'openid',
    state: random(10),
    nonce: random(10),
    ...parameters,
  }
  return Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
}

function authorizationRequest(
  endpoint: string,
  method: 'GET' | 'POST',
  pairs: readonly (readonly [string, string])[],
): HttpRequest {
  if (method === 'POST') return { method, url: endpoint, form: pairs }
  const url = new URL(endpoint)
  // RFC 6749 section 3.1: a query that the endpoint has already is kept.
  for (const [name, value] of pairs) url.searchParams.append(name, value)
  return { url }
}
