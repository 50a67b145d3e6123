import type { OperationRequest, ProviderContext } from './context.js'
import type { ActiveFaults, RequestFaults } from './control/active-faults.js'
import { Journal } from './control/journal.js'
import { Overrides } from './control/overrides.js'
import { requestingClient } from './control/requesting-client.js'
import { errorResponse, jsonError } from './error-response.js'
import type { OAuthErrorCode } from './errors.js'
import { asRealResponse, outgoingHeadersOf } from './json-response.js'
import type { OperationId } from './operations.js'
import type { ProviderState } from './provider-context.js'
import { headersOf, wholeRequest } from './request-headers.js'
import { allowOrigins, isForBrowsers, preflight } from './routing/cors.js'
import { readRequest } from './routing/read-request.js'
import { pathOf, Router } from './routing/router.js'
import type { Route } from './routing/routes.js'

/** One request on its way through the server. */
interface Visit {
  readonly route: Route
  readonly parameters: Readonly<Record<string, string>>
}

/** From a request to its response: routing, faults, handler, journal. */
export class Server {
  readonly journal: Journal
  readonly overrides = new Overrides<OperationId>()
  readonly #state: ProviderState
  readonly #routes: readonly Route[]
  readonly #faults: ActiveFaults
  #router: Router
  #basePath: string
  #closed = false
  #prepared = false

  constructor(state: ProviderState, routes: readonly Route[], faults: ActiveFaults) {
    this.#state = state
    this.#routes = routes
    this.#faults = faults
    this.#basePath = state.basePath
    this.#router = new Router(routes, state.basePath)
    this.journal = new Journal(state.options.journalSize)
  }

  close(): void {
    this.#closed = true
  }

  /** The response may be one that must not leave the provider: see `asRealResponse`. */
  async serve(request: Request): Promise<Response> {
    if (this.#closed) return refusal('temporarily_unavailable', 'the provider is closed', 503)
    if (this.#basePath !== this.#state.basePath) this.#reroute()
    const match = this.#router.match(pathOf(request.url))
    if (match === undefined) return refusal('not_found', 'there is nothing at this path', 404)
    const { resource, parameters } = match
    const route = resource.methods.get(request.method)
    if (route !== undefined) return this.#visit(request, { route, parameters })
    if (request.method === 'OPTIONS') return preflight(request, resource)
    return refusal('method_not_allowed', `the methods here are ${resource.allow}`, 405, { allow: resource.allow })
  }

  async #visit(request: Request, visit: Visit): Promise<Response> {
    const response = this.#faults.none
      ? await this.#answer(request, visit, this.#state)
      : await this.#visitWithFaults(request, visit)
    if (!this.#prepared) this.#prepareKeys()
    return request.method === 'HEAD' ? withoutBody(response) : response
  }

  async #visitWithFaults(request: Request, visit: Visit): Promise<Response> {
    const { operationId } = visit.route
    const exchange = { operationId, side: 'public' } as const
    const client_id = this.#faults.needClient ? await requestingClient(request, this.#state) : undefined
    const faults = this.#faults.of(client_id)
    const context = withFaults(this.#state, faults)
    try {
      const altered = await faults.request(wholeRequest(request), exchange)
      if (altered instanceof Response) return altered
      // The body is still there for faults to read.
      const response = await this.#answer(altered.clone(), visit, context)
      return await faults.response(asRealResponse(response), { ...exchange, request: altered })
    } catch (error) {
      // A fault that fails is the user's to mend: it says so in the log.
      return await errorResponse(error, operationId, this.#state)
    }
  }

  async #answer(raw: Request, visit: Visit, context: ProviderContext): Promise<Response> {
    const { route, parameters } = visit
    const { operationId } = route
    let request: OperationRequest | undefined
    let response: Response
    try {
      const instead = this.overrides.none ? undefined : this.overrides.take(operationId)
      if (instead === undefined) {
        request = await readRequest(route, raw, parameters, context.rules)
        response = await route.handler(request, context)
      } else response = typeof instead === 'function' ? await instead(wholeRequest(raw)) : instead
    } catch (error) {
      response = await errorResponse(error, operationId, context)
    }
    if (isForBrowsers(operationId)) allowOrigins(response)
    if (!this.journal.isOff) this.#observe(raw, operationId, request, response)
    return response
  }

  #observe(
    raw: Request,
    operationId: Route['operationId'],
    request: OperationRequest | undefined,
    response: Response,
  ): void {
    this.journal.add({
      operationId,
      method: raw.method,
      url: raw.url,
      requestHeaders: headersOf(raw),
      form: request?.form,
      status: response.status,
      responseHeaders: outgoingHeadersOf(response),
      at: this.#state.clock.now(),
    })
  }

  /** `listen` may have given the provider another issuer. */
  #reroute(): void {
    this.#basePath = this.#state.basePath
    this.#router = new Router(this.#routes, this.#basePath)
  }

  /** Whoever sent one request will soon want tokens: the keys are made meanwhile, off the main thread. */
  #prepareKeys(): void {
    this.#prepared = true
    // After the first answer has left. If the timer never fires, the keys are made when they are asked for.
    const timer = setTimeout(() => this.#state.keys.prepare(), 0)
    // Browsers have no unref.
    timer.unref?.()
  }
}

const refusal = (
  error: OAuthErrorCode,
  error_description: string,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Response => jsonError({ error, error_description, status, place: 'json' }, headers)

/** RFC 9110 section 9.3.2: the header fields of a GET, and no content. */
const withoutBody = ({ status, headers }: Response): Response => new Response(null, { status, headers })

/** The context as it looks while faults are at work. */
const withFaults = (state: ProviderState, { through, rules }: RequestFaults): ProviderContext => ({
  options: state.options,
  issuer: state.issuer,
  url: state.url,
  basePath: state.basePath,
  clock: state.clock,
  random: state.random,
  store: state.store,
  keys: state.keys,
  people: state.people,
  rules,
  through,
  fetch: state.fetch,
  log: state.log,
  defer: state.defer,
})
