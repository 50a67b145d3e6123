import { Skip } from '../verdict.js'
import { Authorizer } from './authorize.js'
import { runBaseFlows } from './base-flows.js'
import { capabilitiesOf } from './capabilities.js'
import { clientOf } from './client-of.js'
import { type Clock, systemClock } from './clock.js'
import { type Connection, connect } from './connect.js'
import type { Capabilities, CheckContext, Client, JsonObject, TargetView, TokenRequest } from './context.js'
import { type Exchange, type HttpRequest, jsonBody } from './exchange.js'
import { type FlowParts, runFlow } from './flow.js'
import type { HydraApi } from './hydra/hydra-api.js'
import type { HydraSide } from './hydra/hydra-side.js'
import type { TargetSystem } from './hydra/hydra-systems.js'
import type { MadeAtHydra } from './hydra/made-at-hydra.js'
import { type Recognised, recognise } from './hydra/open-hydra.js'
import { isObject, nonEmpty } from './json.js'
import { relayDriver } from './login/form-driver.js'
import type { Leftover } from './made-clients.js'
import { Memo } from './memo.js'
import { openidConfiguration } from './openid.js'
import { Provisioning } from './provisioning.js'
import { type RandomBytes, randomText, seededRandom, systemRandom } from './random.js'
import type { Redactor } from './redaction/redactor.js'
import { type Scope, Scopes } from './scope.js'
import { signJwt } from './sign.js'
import { stopFollowing } from './stop.js'
import type { Target } from './target.js'
import { TargetTime } from './target-time.js'
import { tokenRequest } from './token-request.js'

export interface SessionOptions {
  /** @default the real clock */
  readonly clock?: Clock
  /** Ends the session's work early. Clients are still removed. */
  readonly signal?: AbortSignal | undefined
}

interface Foundation extends Connection {
  readonly scopes: Scopes
  readonly memo: Memo
  readonly time: TargetTime
  readonly found: Found
  /** Stops listening to the signal of the options. */
  readonly release: () => void
}

/** What the target turned out to be. */
interface Found extends Recognised {
  readonly discovery: Exchange
  readonly metadata: Readonly<JsonObject>
  /** Signs people in when nothing else was chosen. */
  readonly side?: HydraSide
  /** What the run makes by the admin API of a Hydra. */
  readonly made?: MadeAtHydra
}

const originOf = (url: unknown): readonly string[] =>
  typeof url === 'string' && /^https?:/.test(url) && URL.canParse(url) ? [new URL(url).origin] : []

const randomOf = ({ seed }: Target, stream: string): RandomBytes =>
  seed === undefined ? systemRandom : seededRandom(seed, stream)

/** Reads the discovery document and finds out what the target is. */
async function find(target: Target, { transport }: Connection): Promise<Found> {
  const send = (request: HttpRequest): Promise<Exchange> => transport.send(request)
  const discovery = await send({ url: target.configurationUrl, headers: { accept: 'application/json' } })
  const body = jsonBody(discovery)
  const metadata = discovery.response.status === 200 && isObject(body) ? body : {}
  const recognised = await recognise(target, metadata, send)
  const { admin } = recognised
  if (admin === undefined) return { ...recognised, discovery, metadata }
  const { MadeAtHydra } = await import('./hydra/made-at-hydra.js')
  const found = { ...recognised, discovery, metadata, made: new MadeAtHydra(admin) }
  if (target.login.driver !== undefined) return found
  const { hydraSide } = await import('./hydra/hydra-side.js')
  const random = randomOf(target, 'people')
  return { ...found, side: hydraSide(admin, target, (length) => randomText(random, length)) }
}

/** What all checks of a run share: the connection to the target, its clients, what has been seen. */
export class Session {
  readonly target: Target
  /** The discovery document; empty when it can't be read. */
  readonly metadata: Readonly<JsonObject>
  readonly discovery: Exchange
  readonly capabilities: Capabilities
  /** What the target is, as the options say or as it was recognised. */
  readonly system: TargetSystem
  readonly redactor: Redactor
  readonly #base: Foundation
  readonly #provisioning: Provisioning
  readonly #authorizer: Authorizer
  readonly #made: MadeAtHydra | undefined

  private constructor(target: Target, base: Foundation) {
    const { discovery, metadata, system, admin, hydra, side, made } = base.found
    this.target = side === undefined ? target : { ...target, users: side.users }
    this.discovery = discovery
    this.metadata = metadata
    this.system = system
    this.capabilities = capabilitiesOf(metadata, {
      registration: target.registration === 'auto',
      users: this.target.users.length,
      admin: admin !== undefined,
      hydra: hydra !== undefined,
    })
    this.redactor = base.redactor
    this.#base = base
    base.transport.operations.learnMetadata(this.metadata)
    if (hydra !== undefined) base.transport.operations.learnHydra(hydra)
    const random = randomOf(target, 'clients')
    this.#provisioning = new Provisioning({
      target,
      capabilities: this.capabilities,
      registrationEndpoint: nonEmpty(this.metadata.registration_endpoint),
      admin,
      send: (request) => this.#send(request),
      unstopped: (work) => base.scopes.unstopped(work),
      memo: base.memo,
      random: (length) => randomText(random, length),
      onClient: (url) => base.transport.operations.learnClientConfiguration(url),
    })
    base.observers.push((exchange) => this.#provisioning.observe(exchange))
    this.#made = made
    if (made !== undefined) base.observers.push((exchange) => made.observe(exchange))
    this.#authorizer = new Authorizer({
      send: (request) => this.#send(request),
      origins: new Set([
        ...[target.issuer, ...Object.values(this.metadata)].flatMap(originOf),
        ...target.login.origins,
      ]),
      away: new Set(
        [target.redirectBase, ...target.clients.flatMap((client) => client.redirect_uris)].flatMap(originOf),
      ),
      driver: side?.driver ?? target.login.driver ?? relayDriver,
      browseDriver: side?.logoutDriver,
      users: this.target.users,
    })
  }

  /** Reaches the target and reads its discovery document. Throws a `HarnessError` when nothing answers there. */
  static async open(target: Target, { clock = systemClock, signal: ended }: SessionOptions = {}): Promise<Session> {
    const scopes = new Scopes()
    const { signal, release } = stopFollowing(ended)
    const connection = await connect(target, clock, scopes)
    const time = new TargetTime({ clock, hooks: target.hooks, patience: target.patience })
    try {
      const found = await scopes.run({ exchanges: new Set(), signal }, () => find(target, connection))
      return new Session(target, { ...connection, scopes, memo: new Memo(scopes, signal), time, release, found })
    } catch (reason) {
      await connection.transport.close()
      throw reason
    }
  }

  /** Everything seen so far, with its secrets. */
  exchanges(): readonly Exchange[] {
    return this.#base.transport.exchanges()
  }

  /** Does a check's work: its exchanges are noted in the scope, its signal stops its requests. */
  run<T>(scope: Scope, work: () => Promise<T>): Promise<T> {
    return this.#base.scopes.run(scope, work)
  }

  /** Removes what the run made at the target, also after the signal; then closes the connections. Names what stays. */
  async close(): Promise<readonly Leftover[]> {
    // No signal in this scope: what has to be removed is removed although the run was ended.
    const leftovers = await this.#base.scopes.run({ exchanges: new Set() }, async () => {
      const clients = await this.#provisioning.cleanup()
      return [...clients, ...((await this.#made?.removeAll()) ?? [])]
    })
    await this.#base.transport.close()
    this.#base.release()
    return leftovers
  }

  /** What a check works with. `name` gives it randomness of its own. */
  context(name: string, signal: AbortSignal): CheckContext {
    const own = randomOf(this.target, name)
    const random = (length = 10): string => randomText(own, length)
    const parts = this.#flowParts(random)
    const hydra = (): HydraApi => this.#hydra()
    return {
      target: this.#view(),
      get hydra() {
        return hydra()
      },
      capabilities: this.capabilities,
      metadata: this.metadata,
      discovery: this.discovery,
      jwks: () => this.#jwks(),
      endpoint: (member) => this.#endpoint(member),
      http: (request) => this.#send(request),
      client: (wish) => this.#provisioning.client(wish),
      register: (metadata) => this.#provisioning.register(metadata),
      registered: (exchange, { privateKey } = {}) => clientOf(exchange, privateKey),
      browser: () => this.#authorizer.browser(),
      authorize: parts.authorize,
      visit: (browser, request) => this.#authorizer.visit(browser, request),
      browse: (browser, request) => this.#authorizer.browse(browser, request),
      flow: (wish = {}) => runFlow(wish, parts),
      baseFlows: () => runBaseFlows(parts),
      token: parts.token,
      sign: signJwt,
      openidClient: (client) => this.#openidClient(client),
      letPass: (seconds) => this.#base.time.letPass(seconds, signal),
      exchanges: () => this.exchanges(),
      now: () => this.#base.time.now(),
      random,
      signal,
    }
  }

  #send(request: HttpRequest): Promise<Exchange> {
    return this.#base.transport.send(request)
  }

  #hydra(): HydraApi {
    const { hydra } = this.#base.found
    if (hydra === undefined) throw new Skip('the target is not an Ory Hydra')
    return hydra
  }

  #view(): TargetView {
    const { issuer, configurationUrl, insecureAllowed, users, allowedExtensions, documents } = this.target
    return {
      issuer,
      configurationUrl,
      system: this.system,
      insecureAllowed,
      users,
      allowedExtensions,
      documents,
      patience: this.#base.time.patience,
    }
  }

  #endpoint(member: string): string {
    const url = nonEmpty(this.metadata[member])
    if (url === undefined) throw new Skip(`the discovery document names no ${member}`)
    if (!URL.canParse(url))
      throw new Skip(`${member} of the discovery document is not a URL`, 'discovery/disc-schema-types')
    return url
  }

  #jwks(): ReturnType<CheckContext['jwks']> {
    return this.#base.memo.get('jwks', async () => {
      const exchange = await this.#send({ url: this.#endpoint('jwks_uri'), headers: { accept: 'application/json' } })
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
      userinfoEndpoint: nonEmpty(this.metadata.userinfo_endpoint),
      memo: this.#base.memo,
      random,
      client: (wish) => this.#provisioning.client(wish),
      authorize: async (request) =>
        this.#authorizer.authorize(request, this.#endpoint('authorization_endpoint'), random),
      token: (request) => this.#token(request, random),
      http: (request) => this.#send(request),
    }
  }

  async #token(request: TokenRequest, random: (length?: number) => string): Promise<Exchange> {
    const url = request.url ?? this.#endpoint('token_endpoint')
    const audience = nonEmpty(this.metadata.token_endpoint) ?? url
    return this.#send(await tokenRequest(request, { url, audience, now: this.#base.time.now(), jti: random(22) }))
  }

  #openidClient(client: Client): ReturnType<CheckContext['openidClient']> {
    return openidConfiguration({
      client,
      metadata: this.metadata,
      send: (request) => this.#send(request),
      timeout: this.target.requestTimeout,
      clockSkew: Math.round(this.#base.time.ahead),
    })
  }
}
