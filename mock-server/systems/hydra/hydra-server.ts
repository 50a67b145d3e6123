import type { ActiveFaults } from '../../control/active-faults.js'
import { Journal } from '../../control/journal.js'
import { Overrides } from '../../control/overrides.js'
import {
  asRealResponse,
  hasHeader,
  jsonPartsOf,
  outgoingHeadersOf,
  plainResponse,
  setHeader,
} from '../../json-response.js'
import { lazily } from '../../lazily.js'
import type { HydraOperationId } from '../../operations.js'
import { headerOf, headersOf, wholeRequest } from '../../request-headers.js'
import { pathOf, searchOf } from '../../routing/router.js'
import type { DocumentedAnswers } from './as-documented/documented-answers.js'
import { type HydraContext, withFaults } from './context.js'
import { hydraErrorResponse } from './error-body.js'
import { DroppedConnection, unknownError } from './hydra-error.js'
import type { HydraLine, Side } from './lines.js'
import { nothingHere } from './pages/nothing-here.js'
import { empty, NO_CACHE, plainText, redirect } from './respond.js'
import { allowOrigin, preflight } from './routing/cors.js'
import { type Policies, policiesOf } from './routing/cross-origin.js'
import { IncomingHydraRequest } from './routing/hydra-request.js'
import { HydraRouter, type Outcome } from './routing/hydra-router.js'
import {
  type HandledRoute,
  type HydraHandlers,
  type HydraRoute,
  isHandled,
  type SeenOperation,
} from './routing/hydra-routes.js'
import { refusedAsInsecure } from './routing/tls-termination.js'
import type { HydraState } from './state.js'

const requestingHydraClient = lazily(async () => (await import('./requesting-client.js')).requestingHydraClient)

/** Operations whose answers 2.3 lets be kept. */
const MAY_BE_KEPT: ReadonlySet<string> = new Set(['isAlive', 'isReady', 'getVersion'])

const PLAIN = { 'content-type': 'text/plain; charset=utf-8' }

/** A request on its way through the server. */
interface Visit {
  readonly pathname: string
  readonly outcome: Outcome
  readonly side: Side
}

/** A visit that leads to a handler. */
interface Handling {
  readonly route: HandledRoute
  readonly incoming: IncomingHydraRequest
}

/** What a visit is answered with. */
interface Answering {
  /** `undefined` where the router answers. */
  readonly handling: Handling | undefined
  readonly context: HydraContext
}

interface Answered {
  readonly response: Response
  /** As the handler read it. */
  readonly form: URLSearchParams | undefined
}

interface Parts {
  readonly handlers: HydraHandlers
  readonly journalSize: number
  readonly faults: ActiveFaults
  /** Brings answers in line with the document; without it they are as those of real servers. */
  readonly documented: DocumentedAnswers | undefined
}

/** From a request to its response, for both sides of a Hydra server. */
export class HydraServer {
  readonly journal: Journal<SeenOperation>
  readonly overrides = new Overrides<HydraOperationId>()
  readonly #state: HydraState
  readonly #handlers: HydraHandlers
  readonly #faults: ActiveFaults
  readonly #documented: DocumentedAnswers | undefined
  readonly #routers: Readonly<Record<Side, HydraRouter>>
  readonly #policies: Policies
  #closed = false

  constructor(state: HydraState, routes: readonly HydraRoute[], parts: Parts) {
    this.#state = state
    this.#handlers = parts.handlers
    this.#faults = parts.faults
    this.#documented = parts.documented
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
    if (pathname.includes('%') && /%(?![0-9a-f]{2})/i.test(pathname))
      return plainResponse('400 Bad Request', 400, PLAIN)
    const visit = { pathname, outcome: this.#routers[side].match(request.method, pathname), side }
    const response = this.#faults.none
      ? await this.#visit(request, visit, this.#state)
      : await this.#visitWithFaults(request, visit)
    return request.method === 'HEAD'
      ? plainResponse('', response.status, Object.fromEntries(response.headers))
      : response
  }

  async #visitWithFaults(request: Request, visit: Visit): Promise<Response> {
    const { outcome, side } = visit
    const route = outcome.kind === 'route' && isHandled(outcome.route) ? outcome.route : undefined
    // Where nothing is, the server answers by a page of its own.
    const asked = { operation: route?.operation ?? 'showFallback', method: request.method } as const
    const exchange = { operationId: route?.operationId ?? 'unrouted', side } as const
    const path = outcome.kind === 'route' ? outcome.path : {}
    const client_id = this.#faults.needClient ? await requestingHydraClient(request, path, this.#state) : undefined
    const faults = this.#faults.of(client_id)
    const context = withFaults(this.#state, faults.through)
    try {
      const altered = await faults.request(wholeRequest(request), exchange)
      if (altered instanceof Response) return altered
      // The body is still there for faults to read.
      const response = await this.#visit(altered.clone(), visit, context)
      return await faults.response(asRealResponse(response), { ...exchange, request: altered })
    } catch (error) {
      if (error instanceof DroppedConnection) throw error
      // A fault that fails is the user's to mend: it says so in the log.
      return hydraErrorResponse(error, asked, this.#state)
    }
  }

  async #visit(request: Request, visit: Visit, context: HydraContext): Promise<Response> {
    const { outcome, side } = visit
    const policies = this.#policies(side, outcome)
    const [outermost] = policies
    const instead = outermost === undefined ? undefined : await preflight(request, outermost)
    if (instead !== undefined) return instead
    // The body is still there for who asks which client sent it.
    const asked = policies.length > 0 ? request.clone() : request
    const started = performance.now()
    const given = this.overrides.none ? undefined : await this.#given(request, visit)
    const handling = handlingOf(request, visit)
    const response = given ?? (await this.#answer(request, visit, { handling, context }))
    const { source, operation, route } = seen(outcome)
    if (given === undefined) this.#kept(response, request, MAY_BE_KEPT.has(operation) ? 'health' : source)
    for (const policy of policies) await allowOrigin(asked, response, policy)
    const seconds = (performance.now() - started) / 1_000
    this.#state.metrics.observe({
      route,
      path: visit.pathname,
      method: request.method,
      status: response.status,
      seconds,
      requestSize: Number(headerOf(request, 'content-length') ?? 0),
      responseSize: jsonPartsOf(response)?.text.length ?? 0,
    })
    if (outcome.kind === 'route') {
      this.#note(outcome.route.operationId, request, { response, form: handling?.incoming.formSeen })
    }
    return response
  }

  /** What a test wants to be answered. */
  async #given(request: Request, { outcome }: Visit): Promise<Response | undefined> {
    if (outcome.kind !== 'route' || !isHandled(outcome.route)) return undefined
    const { operation, operationId } = outcome.route
    const source = this.overrides.take(operationId)
    try {
      return typeof source === 'function' ? await source(wholeRequest(request)) : source
    } catch (error) {
      return hydraErrorResponse(error, { operation, method: request.method }, this.#state)
    }
  }

  #answer(request: Request, { outcome, side }: Visit, { handling, context }: Answering): Response | Promise<Response> {
    const { line } = this.#state
    const refused = refusedAsInsecure(request, this.#state.settings)
    if (refused !== undefined) {
      const operation = handling?.incoming.operation ?? 'showFallback'
      return hydraErrorResponse(refused, { operation, method: request.method }, context)
    }
    if (handling !== undefined) return this.#run(handling, context)
    switch (outcome.kind) {
      case 'route':
        return answerOfRouter(outcome.route, request)
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

  #run(handling: Handling, context: HydraContext): Promise<Response> {
    const response = this.#handled(handling, context)
    const documented = this.#documented
    return documented === undefined
      ? response
      : response.then((real) => documented.inLine(handling.route.operation, real))
  }

  async #handled({ incoming }: Handling, context: HydraContext): Promise<Response> {
    const { operation } = incoming
    try {
      return await this.#handlers[operation](incoming, context)
    } catch (error) {
      if (!(error instanceof DroppedConnection)) return hydraErrorResponse(error, incoming, context)
      const status = this.#documented?.statusForNone(operation)
      if (status === undefined) throw error
      return hydraErrorResponse(unknownError(error.message, status), incoming, context)
    }
  }

  /** Says whether the answer may be kept, where its handler did not. */
  #kept(response: Response, request: Request, source: Source): Response {
    if (KEPT[this.#state.line.noCache](source, request.method) && !hasHeader(response, 'cache-control')) {
      setHeader(response, 'cache-control', NO_CACHE)
    }
    return response
  }

  #note(operationId: SeenOperation, raw: Request, { response, form }: Answered): void {
    if (this.journal.isOff) return
    this.journal.add({
      operationId,
      method: raw.method,
      url: raw.url,
      requestHeaders: headersOf(raw),
      form,
      status: response.status,
      responseHeaders: outgoingHeadersOf(response),
      at: this.#state.clock.now(),
    })
  }
}

function handlingOf(raw: Request, { outcome, side }: Visit): Handling | undefined {
  if (outcome.kind !== 'route' || !isHandled(outcome.route)) return undefined
  const { route, path } = outcome
  return { route, incoming: new IncomingHydraRequest({ operation: route.operation, side, raw, path }) }
}

function answerOfRouter({ operation }: HydraRoute, { url, method }: Request): Response {
  if (operation === 'answerOptions') return empty(200)
  // The real one leaves the host out.
  return redirect(`http:///admin${pathOf(url)}${searchOf(url)}`, 307, method)
}

const isAdminRoot = (side: Side, { url }: Request): boolean => side === 'admin' && pathOf(url) === '/'

/** Who made an answer. */
type Source = 'handler' | 'health' | 'router'

const KEPT: Readonly<Record<HydraLine['noCache'], (source: Source, method: string) => boolean>> = {
  none: () => false,
  'of handlers': (source) => source === 'handler',
  'of every GET': (_source, method) => method === 'GET',
}

/** What is known of whoever made an answer. */
interface Seen {
  readonly source: Source
  readonly operation: string
  /** Path template. */
  readonly route: string | undefined
}

const seen = (outcome: Outcome): Seen =>
  outcome.kind === 'route'
    ? { source: 'handler', operation: outcome.route.operation, route: outcome.route.path }
    : { source: 'router', operation: '', route: undefined }
