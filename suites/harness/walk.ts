import { callbackUri, carriesResponse, type Ending, formPostArrival, redirectArrival } from './callback.js'
import type { LoginStep, User } from './context.js'
import type { CookieBrowser } from './cookies/browser.js'
import { HarnessError } from './errors.js'
import type { Exchange, HttpRequest } from './exchange.js'
import type { LoginDriver, LoginMove } from './login/driver.js'
import { isPage } from './login/form-driver.js'
import { type Page, pageOf } from './login/forms.js'
import { type IsOwn, ownOrigins, type Surroundings } from './own-origins.js'

/** More redirects and pages than this are a loop. */
const MOST_EXCHANGES = 40

/** How a browser is sent on its way. */
export interface Walk extends Surroundings {
  readonly browser: CookieBrowser
  readonly request: HttpRequest
  /** URIs of the client: reaching one ends the way. */
  readonly callbacks: readonly string[]
  /** The state that was sent: tells an error response from a page with an `error` in its address. */
  readonly state?: string | undefined
  readonly driver: LoginDriver | undefined
  readonly user?: User | undefined
  readonly decision: 'accept' | 'deny'
}

export interface Arrived {
  readonly ending: Ending
  readonly exchange: Exchange
  readonly steps: readonly LoginStep[]
}

const REDIRECTS = new Set([301, 302, 303, 307, 308])

/** Where an answer redirects to; `undefined` for anything else, also for a redirect without a usable Location. */
function locationOf(exchange: Exchange): string | undefined {
  const location = exchange.response.headers.get('location')
  if (location === null || !REDIRECTS.has(exchange.response.status)) return undefined
  return URL.canParse(location, exchange.request.url) ? new URL(location, exchange.request.url).href : undefined
}

/** The next request after a redirect: 307 and 308 repeat the request, the others become GET (RFC 9110 section 15.4). */
function following(exchange: Exchange, sent: HttpRequest, location: string): HttpRequest {
  const repeats = [307, 308].includes(exchange.response.status)
  return repeats ? { ...sent, url: location } : { url: location }
}

const textOf = (page: Page | undefined, exchange: Exchange): string =>
  (page?.text ?? exchange.response.body.replace(/\s+/g, ' ').trim()).slice(0, 500)

/** Follows a browser, signing in and consenting as asked, until it leaves the provider or a page ends the way. */
export async function walk(way: Walk): Promise<Arrived> {
  const { browser, callbacks, driver } = way
  const isOwn = await ownOrigins(way, callbacks)
  const steps: LoginStep[] = []
  const moves: LoginMove[] = []
  let sent = way.request
  let exchange = await browser.send(sent)
  for (let count = 1; count < MOST_EXCHANGES; count++) {
    const location = locationOf(exchange)
    const page = location === undefined && isPage({ exchange }) ? await pageOf(exchange) : undefined
    const ending = location === undefined ? pageEnding(page, callbacks) : redirectEnding(location, way, isOwn)
    if (ending?.kind === 'callback') {
      if (ending.place === 'form_post') steps.push({ kind: 'form_post', exchange })
      return { ending, exchange, steps }
    }
    const move = await driver?.({
      exchange,
      url: exchange.request.url,
      ...(location === undefined ? {} : { location }),
      ...(way.user === undefined ? {} : { user: way.user }),
      decision: way.decision,
      steps,
      moves,
      send: (request) => browser.send(request),
    })
    if (move === undefined && ending !== undefined) return { ending, exchange, steps }
    const target = location ?? (page?.refresh !== undefined && isOwn(page.refresh) ? page.refresh : undefined)
    if (move === undefined && target === undefined) {
      return {
        ending: { kind: 'page', status: exchange.response.status, text: textOf(page, exchange) },
        exchange,
        steps,
      }
    }
    steps.push({ kind: move?.kind ?? 'redirect', exchange })
    if (move !== undefined) moves.push(move)
    if (move !== undefined && !isOwn(String(move.request.url))) {
      return { ending: { kind: 'elsewhere', location: String(move.request.url) }, exchange, steps: steps.slice(0, -1) }
    }
    sent = move === undefined ? onward(exchange, sent, target ?? '', location) : fromPage(move.request, exchange)
    exchange = await browser.send(sent)
  }
  throw new HarnessError(
    'ERR_LOGIN_INCOMPLETE',
    `the browser was sent around ${MOST_EXCHANGES} times without an end, last to ${exchange.request.url.replace(/[?#].*$/s, '')}`,
    { page: exchange.request.url.replace(/[?#].*$/s, ''), reason: 'loop' },
  )
}

const onward = (exchange: Exchange, sent: HttpRequest, target: string, location: string | undefined): HttpRequest =>
  location === undefined ? { url: target } : following(exchange, sent, target)

function redirectEnding(location: string, { callbacks, origins, state }: Walk, isOwn: IsOwn): Ending | undefined {
  const uri = callbackUri(location, callbacks)
  if (uri !== undefined) return { kind: 'callback', ...redirectArrival(location, uri) }
  const strays = carriesResponse(location, state) && !origins.has(new URL(location).origin)
  return strays || !isOwn(location) ? { kind: 'elsewhere', location } : undefined
}

function pageEnding(page: Page | undefined, callbacks: readonly string[]): Ending | undefined {
  for (const form of page?.forms ?? []) {
    const uri = callbackUri(form.action, callbacks)
    // A page may have a way back to the client that brings nothing.
    if (uri !== undefined && form.fields.length > 0) return { kind: 'callback', ...formPostArrival(form, uri) }
  }
  const uri = page?.refresh === undefined ? undefined : callbackUri(page.refresh, callbacks)
  return uri === undefined || page?.refresh === undefined
    ? undefined
    : { kind: 'callback', ...redirectArrival(page.refresh, uri) }
}

/** A form's submission says where it comes from, as a browser's does; protections against forgery look at it. */
function fromPage(request: HttpRequest, page: Exchange): HttpRequest {
  const from = page.request.url.replace(/#.*$/s, '')
  const origin =
    (request.method ?? (request.form === undefined ? 'GET' : 'POST')) === 'GET' ? {} : { origin: new URL(from).origin }
  const sameOrigin = new URL(String(request.url)).origin === new URL(from).origin
  return {
    ...request,
    headers: { referer: sameOrigin ? from : `${new URL(from).origin}/`, ...origin, ...request.headers },
  }
}
