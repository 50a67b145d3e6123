import { Skip } from '../verdict.js'
import { capabilitiesOf } from './capabilities.js'
import { credentials } from './client-authentication.js'
import { type Clock, systemClock } from './clock.js'
import type {
  AuthorizationOutcome,
  AuthorizationRequest,
  Browser,
  Capabilities,
  CheckContext,
  JsonObject,
  TargetView,
  TokenRequest,
} from './context.js'
import { CookieBrowser } from './cookies/browser.js'
import { HarnessError } from './errors.js'
import { type Exchange, type HttpRequest, jsonBody } from './exchange.js'
import { type FlowParts, runBaseFlows, runFlow } from './flow.js'
import { relayDriver } from './login/form-driver.js'
import { LoginGate } from './login/gate.js'
import { Memo } from './memo.js'
import { openidConfiguration } from './openid.js'
import { clientOf, type Leftover, Provisioning, registrationResponse } from './provisioning.js'
import { type RandomBytes, randomText, seededRandom, systemRandom } from './random.js'
import { Redactor } from './redaction.js'
import { type Scope, Scopes } from './scope.js'
import { signJwt } from './sign.js'
import type { Target } from './target.js'
import { Transport } from './transport.js'
import { walk } from './walk.js'
import { functionWire, socketWire } from './wire.js'

export interface SessionOptions {
  /** @default the real clock */
  readonly clock?: Clock
  /** Ends the session's work early. Clients are still removed. */
  readonly signal?: AbortSignal | undefined
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
const originOf = (url: unknown): string[] =>
  typeof url === 'string' && /^https?:/.test(url) && URL.canParse(url) ? [new URL(url).origin] : []

/** What all checks of a run share: the connection to the target, its clients, what has been seen. */
export class Session {
  readonly target: Target
  readonly metadata: Readonly<JsonObject>
  readonly discovery: Exchange
  readonly capabilities: Capabilities
  readonly redactor: Redactor
  readonly #parts: Parts
  readonly #provisioning: Provisioning
  readonly #gate: LoginGate
  readonly #random: RandomBytes
  readonly #origins: ReadonlySet<string>
  readonly #away: ReadonlySet<string>
  /** Milliseconds that the target's clock was moved ahead. */
  #ahead = 0
  /** Seconds that checks may still wait. */
  #patience: number
  #browsers = 0

  private constructor(target: Target, parts: Parts, discovery: Exchange) {
    const body = jsonBody(discovery)
    const isDocument = discovery.response.status === 200 && isObject(body)
    this.target = target
    this.discovery = discovery
    this.metadata = isDocument ? body : {}
    this.#parts = parts
    this.redactor = parts.redactor
    this.#random = randomOf(target, 'shared')
    this.#patience = target.patience
    this.capabilities = capabilitiesOf(this.metadata, {
      registration: target.registration === 'auto',
      users: target.users.length,
    })
    parts.transport.operations.learnMetadata(this.metadata)
    this.#origins = new Set(
      [target.issuer, ...Object.values(this.metadata)].flatMap(originOf).concat(target.login.origins),
    )
    this.#away = new Set(
      [target.redirectBase, ...target.clients.flatMap((client) => client.redirect_uris)].flatMap(originOf),
    )
    this.#gate = new LoginGate()
    this.#provisioning = new Provisioning({
      target,
      capabilities: this.capabilities,
      registrationEndpoint: text(this.metadata.registration_endpoint),
      send: (request) => parts.transport.send(request),
      memo: parts.memo,
      random: (length) => randomText(this.#random, length),
    })
    parts.observers.push((exchange) => this.#observe(exchange))
  }

  /** Reaches the target and reads its discovery document. Throws a `HarnessError` when nothing answers there. */
  static async open(
    target: Target,
    { clock = systemClock, signal = new AbortController().signal }: SessionOptions = {},
  ): Promise<Session> {
    const scopes = new Scopes()
    const observers: ((exchange: Exchange) => void)[] = []
    const redactor = redactorFor(target)
    const wire =
      target.fetch === undefined
        ? await socketWire({ ca: target.ca, connections: target.concurrency })
        : functionWire(target.fetch)
    const { requestTimeout, concurrency, rateLimit } = target
    const transport = new Transport({
      wire,
      clock,
      scopes,
      requestTimeout,
      concurrency,
      rateLimit,
      observe: (exchange) => {
        redactor.learn(exchange)
        for (const observer of observers) observer(exchange)
      },
    })
    transport.operations.learnConfiguration(target.configurationUrl)
    try {
      const scope = { exchanges: new Set<number>(), signal }
      const request = { url: target.configurationUrl, headers: { accept: 'application/json' } }
      const discovery = await scopes.run(scope, () => transport.send(request))
      return new Session(
        target,
        { clock, scopes, signal, observers, redactor, transport, memo: new Memo(scopes, signal) },
        discovery,
      )
    } catch (reason) {
      await transport.close()
      throw reason
    }
  }

  /** Everything seen so far, with its secrets. */
  exchanges(): readonly Exchange[] {
    return this.#parts.transport.exchanges()
  }

  /** Does a check's work: its exchanges are noted in the scope, its signal stops its requests. */
  run<T>(scope: Scope, work: () => Promise<T>): Promise<T> {
    return this.#parts.scopes.run(scope, work)
  }

  /** Milliseconds since 1970 at the target, as far as the harness moved its clock. */
  now(): number {
    return this.#parts.clock.now() + this.#ahead
  }

  /** Removes the clients that were registered, also after the signal; then closes the connections. Names what stays. */
  async close(): Promise<readonly Leftover[]> {
    // No signal in this scope: what has to be removed is removed although the run was ended.
    const leftovers = await this.#parts.scopes.run({ exchanges: new Set() }, () => this.#provisioning.cleanup())
    await this.#parts.transport.close()
    return leftovers
  }

  /** What a check works with. `name` gives it randomness of its own. */
  context(name: string, signal: AbortSignal): CheckContext {
    const own = randomOf(this.target, name)
    const random = (length = 10): string => randomText(own, length)
    const flowParts = this.#flowParts(random)
    return {
      target: this.#view(),
      capabilities: this.capabilities,
      metadata: this.metadata,
      discovery: this.discovery,
      jwks: () => this.#jwks(),
      endpoint: (member) => this.#endpoint(member),
      http: (request) => this.#parts.transport.send(request),
      client: (wish) => this.#provisioning.client(wish),
      register: (metadata) => this.#provisioning.register(metadata),
      registered: (exchange, { privateKey } = {}) => clientOf(exchange, privateKey),
      browser: () => this.#browser(),
      authorize: (request) => this.#authorize(request, random),
      browse: (browser, request) => this.#browse(browser, request),
      flow: (wish = {}) => runFlow(wish, flowParts),
      baseFlows: () => runBaseFlows(flowParts),
      token: (request) => this.#token(request, random),
      sign: signJwt,
      openidClient: (client) => this.#openidClient(client),
      letPass: (seconds) => this.#letPass(seconds, signal),
      exchanges: () => this.exchanges(),
      now: () => this.now(),
      random,
      signal,
    }
  }

  #view(): TargetView {
    const { issuer, configurationUrl, insecureAllowed, users, allowedExtensions, documents, patience, hooks } =
      this.target
    const unlimited = hooks.advanceClock !== undefined
    return {
      issuer,
      configurationUrl,
      insecureAllowed,
      users,
      allowedExtensions,
      documents,
      patience: unlimited ? Number.POSITIVE_INFINITY : patience,
    }
  }

  #observe(exchange: Exchange): void {
    this.#provisioning.observe(exchange)
    if (exchange.operationId !== 'registerClient') return
    const uri = registrationResponse(exchange)?.registration_client_uri
    if (typeof uri === 'string') this.#parts.transport.operations.learnClientConfiguration(uri)
  }

  #endpoint(member: string): string {
    const url = text(this.metadata[member])
    if (url === undefined) throw new Skip(`the discovery document names no ${member}`)
    if (!URL.canParse(url))
      throw new Skip(`${member} of the discovery document is not a URL`, 'discovery/disc-schema-types')
    return url
  }

  #jwks(): ReturnType<CheckContext['jwks']> {
    return this.#parts.memo.get('jwks', async () => {
      const exchange = await this.#parts.transport.send({
        url: this.#endpoint('jwks_uri'),
        headers: { accept: 'application/json' },
      })
      const body = jsonBody(exchange)
      if (exchange.response.status !== 200 || !isObject(body) || !Array.isArray(body.keys)) {
        throw new Skip('the key set of the target cannot be read', 'discovery/jwks-fetch')
      }
      return { exchange, keys: body.keys.filter(isObject) }
    })
  }

  #flowParts(random: (length?: number) => string): FlowParts {
    return {
      capabilities: this.capabilities,
      userinfoEndpoint: text(this.metadata.userinfo_endpoint),
      memo: this.#parts.memo,
      random,
      client: (wish) => this.#provisioning.client(wish),
      authorize: (request) => this.#authorize(request, random),
      token: (request) => this.#token(request, random),
      http: (request) => this.#parts.transport.send(request),
    }
  }

  #browser(): CookieBrowser {
    return new CookieBrowser(++this.#browsers, (request) => this.#parts.transport.send(request))
  }

  async #authorize(request: AuthorizationRequest, random: (length?: number) => string): Promise<AuthorizationOutcome> {
    const { client, method = 'GET', decision = 'accept' } = request
    const parameters: Record<string, string | undefined> = {
      client_id: client.client_id,
      redirect_uri: client.redirect_uris[0],
      response_type: 'code',
      scope: 'openid',
      state: random(10),
      nonce: random(10),
      ...request.parameters,
    }
    const pairs = Object.entries(parameters).filter((pair): pair is [string, string] => pair[1] !== undefined)
    const all = [...pairs, ...(request.repeated ?? [])]
    const browser = request.browser === undefined ? this.#browser() : asCookieBrowser(request.browser)
    const user = request.user ?? this.target.users[0]
    const sent = Object.fromEntries(pairs)
    const arrived = await this.#gate.pass(user, () =>
      walk({
        browser,
        request: authorizationRequest(this.#endpoint('authorization_endpoint'), method, all),
        callbacks: [
          ...client.redirect_uris,
          ...(sent.redirect_uri === undefined ? [] : [sent.redirect_uri]),
          ...(request.alsoCallbacks ?? []),
        ],
        state: sent.state,
        origins: this.#origins,
        away: this.#away,
        driver: this.target.login.driver,
        user,
        decision,
      }),
    )
    return { sent, client, browser, steps: arrived.steps, exchange: arrived.exchange, ...arrived.ending }
  }

  async #browse(
    browser: Browser,
    request: HttpRequest,
  ): Promise<{ readonly exchange: Exchange; readonly location?: string }> {
    const { ending, exchange } = await walk({
      browser: asCookieBrowser(browser),
      request,
      callbacks: [],
      origins: this.#origins,
      away: this.#away,
      driver: relayDriver,
      decision: 'accept',
    })
    if (ending.kind === 'elsewhere') return { exchange, location: ending.location }
    return { exchange }
  }

  async #token(
    { client, form, repeated = [], authentication = {}, headers, url }: TokenRequest,
    random: (length?: number) => string,
  ): Promise<Exchange> {
    const endpoint = url ?? this.#endpoint('token_endpoint')
    const proof = await credentials(client, authentication, {
      audience: text(this.metadata.token_endpoint) ?? endpoint,
      now: this.now(),
      jti: random(22),
    })
    const given = Object.entries({ ...form, ...withoutGiven(proof.form, form) }).flatMap(
      ([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]]),
    )
    return this.#parts.transport.send({
      method: 'POST',
      url: endpoint,
      headers: { accept: 'application/json', ...proof.headers, ...headers },
      form: [...given, ...repeated],
    })
  }

  #openidClient(client: Parameters<CheckContext['openidClient']>[0]): ReturnType<CheckContext['openidClient']> {
    return openidConfiguration({
      client,
      metadata: this.metadata,
      send: (request) => this.#parts.transport.send(request),
      timeout: this.target.requestTimeout,
      clockSkew: Math.round(this.#ahead / 1_000),
    })
  }

  async #letPass(seconds: number, signal: AbortSignal): Promise<void> {
    const { advanceClock } = this.target.hooks
    if (advanceClock !== undefined) {
      await advanceClock(seconds)
      this.#ahead += seconds * 1_000
      return
    }
    if (seconds > this.#patience) {
      throw new Skip(
        `needs ${seconds} s to pass at the target: give hooks.advanceClock, or set patience to at least ${seconds}`,
      )
    }
    this.#patience -= seconds
    await this.#parts.clock.wait(seconds * 1_000, signal)
    signal.throwIfAborted()
  }
}

interface Parts {
  readonly clock: Clock
  readonly scopes: Scopes
  readonly signal: AbortSignal
  readonly observers: ((exchange: Exchange) => void)[]
  readonly redactor: Redactor
  readonly transport: Transport
  readonly memo: Memo
}

const randomOf = ({ seed }: Target, stream: string): RandomBytes =>
  seed === undefined ? systemRandom : seededRandom(seed, stream)

/** What the caller sets by itself is not set again by the client's authentication, `undefined` included. */
const withoutGiven = (proof: Readonly<Record<string, string>>, form: TokenRequest['form']): Record<string, string> =>
  Object.fromEntries(Object.entries(proof).filter(([name]) => !Object.hasOwn(form, name)))

function asCookieBrowser(browser: Browser): CookieBrowser {
  if (browser instanceof CookieBrowser) return browser
  throw new HarnessError('ERR_INTERNAL', 'a browser has to come from context.browser()')
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

function redactorFor(target: Target): Redactor {
  const redactor = new Redactor()
  for (const { client_secret } of target.clients)
    if (client_secret !== undefined) redactor.learnValue('client_secret', client_secret)
  for (const { password } of target.users) redactor.learnValue('password', password)
  for (const secret of target.login.secrets) redactor.learnValue('secret', secret)
  if (target.initialAccessToken !== undefined) redactor.learnValue('initial_access_token', target.initialAccessToken)
  return redactor
}
