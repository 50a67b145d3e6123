import { Journal } from '../../control/journal.js'
import { jsonPartsOf, plainResponse, setHeader } from '../../json-response.js'
import { pathOf } from '../../routing/router.js'
import { clientAllowsOrigin } from './clients/client-origins.js'
import { hydraErrorResponse } from './error-body.js'
import { DroppedConnection } from './hydra-error.js'
import type { HydraLine, Side } from './lines.js'
import type { HydraOperation } from './operations.js'
import { nothingHere } from './pages/nothing-here.js'
import { empty, NO_CACHE, plainText, redirect } from './respond.js'
import { allowOrigin, type CorsPolicy, preflight } from './routing/cors.js'
import { IncomingHydraRequest } from './routing/hydra-request.js'
import { HydraRouter, type Outcome } from './routing/hydra-router.js'
import type { HydraHandlers, HydraRoute } from './routing/hydra-routes.js'
import type { HydraState } from './state.js'

/** Operations whose answers 2.3 lets be kept. */
const MAY_BE_KEPT: ReadonlySet<string> = new Set(['isAlive', 'isReady', 'getVersion'])

const PLAIN = { 'content-type': 'text/plain; charset=utf-8' }

/** From a request to its response, for both sides of a Hydra server. */
export class HydraServer {
  readonly journal: Journal<string>
  readonly #state: HydraState
  readonly #handlers: HydraHandlers
  readonly #routers: Readonly<Record<Side, HydraRouter>>
  /** Cross-origin access by side; a side without it has none. */
  readonly #policies: Readonly<Record<Side, CorsPolicy | undefined>>
  #closed = false

  constructor(
    state: HydraState,
    routes: readonly HydraRoute[],
    parts: { readonly handlers: HydraHandlers; readonly journalSize: number },
  ) {
    this.#state = state
    this.#handlers = parts.handlers
    this.#routers = {
      public: new HydraRouter(routes, state.line, 'public'),
      admin: new HydraRouter(routes, state.line, 'admin'),
    }
    this.#policies = policiesOf(state)
    this.journal = new Journal(parts.journalSize)
  }

  close(): void {
    this.#closed = true
  }

  /** @throws DroppedConnection where the real server closes the connection */
  async serve(side: Side, request: Request): Promise<Response> {
    if (this.#closed) return plainText('the server is closed', 503)
    const pathname = pathOf(request.url)
    // Go's server answers before any router sees it.
    if (/%(?![0-9a-f]{2})/i.test(pathname)) return plainResponse('400 Bad Request', 400, PLAIN)
    const outcome = this.#routers[side].match(request.method, pathname)
    const policy = isShared(side, outcome) ? this.#policies[side] : undefined
    const instead = policy === undefined ? undefined : await preflight(request, policy)
    if (instead !== undefined) return this.#kept(instead, request, 'handler')
    const started = performance.now()
    const response = await this.#answer(outcome, side, request)
    const { source, operation, endpoint } = seen(outcome)
    this.#kept(response, request, MAY_BE_KEPT.has(operation) ? 'health' : source)
    if (policy !== undefined) await allowOrigin(request, response, policy)
    const seconds = (performance.now() - started) / 1_000
    this.#state.metrics.observe({
      endpoint,
      method: request.method,
      status: response.status,
      seconds,
      requestSize: Number(request.headers.get('content-length') ?? 0),
      responseSize: jsonPartsOf(response)?.text.length ?? 0,
    })
    if (outcome.kind === 'route') this.#note(operation, request, response)
    return request.method === 'HEAD'
      ? plainResponse('', response.status, Object.fromEntries(response.headers))
      : response
  }

  async #answer(outcome: Outcome, side: Side, request: Request): Promise<Response> {
    const { line } = this.#state
    switch (outcome.kind) {
      case 'route':
        return this.#run(outcome, side, request)
      case 'elsewhere':
        return redirect(`${outcome.path}${searchOf(request.url)}`, outcome.status, request.method)
      case 'options':
        return empty(200, { allow: outcome.allow })
      case 'wrong method':
        return plainText('Method Not Allowed', 405, { allow: outcome.allow })
      case 'nothing':
        return nothingHere(line.routing.notFound[isAdminRoot(side, request) ? 'admin root' : side])
    }
  }

  async #run(
    { route, path }: Extract<Outcome, { readonly kind: 'route' }>,
    side: Side,
    raw: Request,
  ): Promise<Response> {
    const { operation } = route
    if (operation === 'answerOptions') return empty(200)
    // The real one leaves the host out.
    if (operation === 'redirectToAdmin') {
      return redirect(`http:///admin${pathOf(raw.url)}${searchOf(raw.url)}`, 307, raw.method)
    }
    try {
      return await this.#handlers[operation](new IncomingHydraRequest({ operation, side, raw, path }), this.#state)
    } catch (error) {
      if (error instanceof DroppedConnection) throw error
      return hydraErrorResponse(error, operation, this.#state)
    }
  }

  /** Says whether the answer may be kept, where its handler did not. */
  #kept(response: Response, request: Request, source: Source): Response {
    if (KEPT[this.#state.line.noCache](source, request.method) && !response.headers.has('cache-control')) {
      setHeader(response, 'cache-control', NO_CACHE)
    }
    return response
  }

  #note(operationId: HydraOperation | string, raw: Request, response: Response): void {
    if (this.journal.isOff) return
    this.journal.add({
      operationId,
      method: raw.method,
      url: raw.url,
      requestHeaders: raw.headers,
      form: undefined,
      status: response.status,
      response,
      at: this.#state.clock.now(),
    })
  }
}

/** Operations of the public side that pages of other origins may call; on the admin side all may be. */
const SHARED: ReadonlySet<string> = new Set([
  'answerOptions',
  'oauth2TokenExchange',
  'revokeOAuth2Token',
  'getOidcUserInfo',
  'discoverOidcConfiguration',
  'discoverJsonWebKeys',
  'createVerifiableCredential',
])

const isShared = (side: Side, outcome: Outcome): boolean =>
  side === 'admin' || (outcome.kind === 'route' && SHARED.has(outcome.route.operation))

function policiesOf(state: HydraState): Readonly<Record<Side, CorsPolicy | undefined>> {
  const { settings, line } = state
  const ofClients = line.cors.ofClients
  const of = (side: Side, byClient: boolean): CorsPolicy | undefined => {
    const cors = side === 'public' ? settings.publicCors : settings.adminCors
    if (!cors.enabled) return undefined
    return {
      settings: cors,
      traits: line.cors,
      wildcard: byClient ? 'one label' : 'any text',
      clientAllows: async (request, origin) => byClient && clientAllowsOrigin(request, origin, state),
    }
  }
  return { public: of('public', ofClients), admin: of('admin', false) }
}

const isAdminRoot = (side: Side, { url }: Request): boolean => side === 'admin' && pathOf(url) === '/'

/** Who made an answer. */
type Source = 'handler' | 'health' | 'router'

const KEPT: Readonly<Record<HydraLine['noCache'], (source: Source, method: string) => boolean>> = {
  none: () => false,
  'of handlers': (source) => source === 'handler',
  'of every GET': (_source, method) => method === 'GET',
}

const seen = (outcome: Outcome): { readonly source: Source; readonly operation: string; readonly endpoint: string } =>
  outcome.kind === 'route'
    ? { source: 'handler', operation: outcome.route.operation, endpoint: outcome.route.path }
    : { source: 'router', operation: '', endpoint: 'unmatched' }

function searchOf(url: string): string {
  const start = url.indexOf('?')
  return start === -1 ? '' : url.slice(start)
}
