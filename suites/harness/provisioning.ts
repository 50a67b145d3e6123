import { Skip } from '../verdict.js'
import { survivesBasic } from './client-authentication.js'
import type { ClientKeys } from './client-keys.js'
import { makeClientKeys } from './client-keys.js'
import { metadataFor, methodOf, methodsOffered, misfit } from './client-metadata.js'
import type { Capabilities, Client, ClientWish, JsonObject } from './context.js'
import { HarnessError } from './errors.js'
import { type Exchange, type HttpRequest, jsonBody } from './exchange.js'
import { canonical, type Memo } from './memo.js'
import type { Target, TargetClient } from './target.js'

export interface ProvisioningOptions {
  readonly target: Pick<Target, 'clients' | 'initialAccessToken' | 'registrationMetadata' | 'redirectBase'>
  readonly capabilities: Capabilities
  readonly registrationEndpoint: string | undefined
  readonly send: (request: HttpRequest) => Promise<Exchange>
  readonly memo: Memo
  readonly random: (length: number) => string
}

/** A client that could not be removed at the end. */
export interface Leftover {
  readonly client_id: string
  readonly because: string
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []

/** The registration response's metadata when it is one (RFC 7591 section 3.2.1). */
export function registrationResponse(exchange: Exchange): (JsonObject & { client_id: string }) | undefined {
  const body = jsonBody(exchange)
  if (exchange.response.status >= 300 || !isObject(body)) return undefined
  const { client_id } = body
  return typeof client_id === 'string' && client_id !== '' ? { ...body, client_id } : undefined
}

function requested(exchange: Exchange): JsonObject {
  try {
    const body: unknown = JSON.parse(exchange.request.body ?? '{}')
    return isObject(body) ? body : {}
  } catch {
    return {}
  }
}

/** The client of a registration response. What the target says it holds rules; only what it leaves out is as we asked. */
export function clientOf(exchange: Exchange, privateKey?: Readonly<JsonObject>): Client {
  const answer = registrationResponse(exchange)
  if (answer === undefined) {
    throw new HarnessError(
      'ERR_PROVISIONING',
      `the answer ${exchange.response.status} to a registration is not a client`,
      { exchange: String(exchange.id) },
    )
  }
  const wanted = requested(exchange)
  const uris = strings(answer.redirect_uris ?? wanted.redirect_uris)
  const [first = '', ...rest] = uris.length > 0 ? uris : strings(wanted.redirect_uris)
  const method = answer.token_endpoint_auth_method ?? wanted.token_endpoint_auth_method
  return {
    client_id: answer.client_id,
    ...(typeof answer.client_secret === 'string' ? { client_secret: answer.client_secret } : {}),
    token_endpoint_auth_method: typeof method === 'string' ? method : 'client_secret_basic',
    redirect_uris: [first, ...rest],
    post_logout_redirect_uris: strings(answer.post_logout_redirect_uris),
    origin: 'dynamic',
    metadata: answer,
    ...(privateKey === undefined ? {} : { privateKey }),
    registration: exchange,
  }
}

const staticClient = (given: TargetClient): Client => {
  const { client_secret, privateKey, ...metadata } = given
  const [first = '', ...rest] = given.redirect_uris
  return {
    client_id: given.client_id,
    ...(client_secret === undefined ? {} : { client_secret }),
    token_endpoint_auth_method: methodOf(given),
    redirect_uris: [first, ...rest],
    post_logout_redirect_uris: given.post_logout_redirect_uris ?? [],
    origin: 'static',
    metadata,
    ...(privateKey === undefined ? {} : { privateKey }),
  }
}

/** Gets clients for the checks: those of the configuration, else by dynamic registration; removes what it made. */
export class Provisioning {
  readonly #options: ProvisioningOptions
  /** Static clients by the name of the wish that has them, so that other names get other clients. */
  readonly #taken = new Map<string, Set<string>>()
  /** Registered clients that are still there, by client_id. */
  readonly #made = new Map<string, JsonObject>()
  #basicIsRisky = false
  #cleanup: Promise<readonly Leftover[]> | undefined

  constructor(options: ProvisioningOptions) {
    this.#options = options
  }

  client(given: ClientWish = {}): Promise<Client> {
    const wish = {
      ...given,
      response_types: given.response_types ?? ['code'],
      redirectUriCount: given.redirectUriCount ?? 1,
      distinct: given.distinct ?? 'first',
    }
    const found = this.#static(wish)
    if (Array.isArray(found))
      return this.#options.memo.get(`client ${canonical(wish)}`, () => this.#dynamic(wish, found))
    return Promise.resolve(found)
  }

  /** Registers a client with exactly this metadata. */
  async register(metadata: Readonly<JsonObject>): Promise<Exchange> {
    const { capabilities, registrationEndpoint, initialAccessToken, send } = {
      ...this.#options,
      ...this.#options.target,
    }
    if (registrationEndpoint === undefined) throw new Skip('the target advertises no registration_endpoint')
    if (!capabilities.dynamicRegistration) throw new Skip('needs dynamic registration, and target.registration is off')
    const authorization = initialAccessToken === undefined ? {} : { authorization: `Bearer ${initialAccessToken}` }
    return send({
      url: registrationEndpoint,
      json: metadata,
      headers: { accept: 'application/json', ...authorization },
    })
  }

  /** Takes note of clients that came to be or went away, by whatever request. */
  observe(exchange: Exchange): void {
    const { method, url } = exchange.request
    if (method === 'POST' && url === this.#options.registrationEndpoint) {
      const made = registrationResponse(exchange)
      if (made !== undefined) this.#made.set(made.client_id, made)
    }
    if (method === 'GET' || method === 'PUT') this.#renewToken(exchange)
    if (method === 'DELETE' && exchange.response.status < 300) {
      for (const [id, made] of this.#made) if (made.registration_client_uri === url) this.#made.delete(id)
    }
  }

  /** RFC 7592 section 3: reading or updating may bring a new registration access token. */
  #renewToken(exchange: Exchange): void {
    for (const [id, made] of this.#made) {
      if (made.registration_client_uri !== exchange.request.url) continue
      const renewed = registrationResponse(exchange)
      if (typeof renewed?.registration_access_token === 'string') {
        this.#made.set(id, { ...made, registration_access_token: renewed.registration_access_token })
      }
    }
  }

  /** Removes every client that was registered; the same promise each time. Names those that stay, and why. */
  cleanup(): Promise<readonly Leftover[]> {
    this.#cleanup ??= Promise.all([...this.#made.values()].map((made) => this.#remove(made))).then((all) => all.flat())
    return this.#cleanup
  }

  async #remove({
    client_id,
    registration_client_uri: uri,
    registration_access_token: token,
  }: JsonObject): Promise<readonly Leftover[]> {
    const stays = (because: string): readonly Leftover[] => [{ client_id: String(client_id), because }]
    if (typeof uri !== 'string' || typeof token !== 'string' || !URL.canParse(uri)) {
      return stays('the registration response had no registration_client_uri and registration_access_token')
    }
    try {
      const { response } = await this.#options.send({
        method: 'DELETE',
        url: uri,
        headers: { authorization: `Bearer ${token}` },
      })
      return response.status < 300 || response.status === 404
        ? []
        : stays(`the target answered ${response.status} to its deletion`)
    } catch (reason) {
      return stays(reason instanceof Error ? reason.message : 'no answer to its deletion')
    }
  }

  /** A static client that fits, or the reasons why none does. */
  #static(wish: ClientWish): Client | string[] {
    const { target, capabilities } = this.#options
    const name = wish.distinct ?? 'first'
    const reasons: string[] = []
    for (const given of target.clients) {
      const owner = [...this.#taken].find(([other, ids]) => other !== name && ids.has(given.client_id))?.[0]
      const reason =
        misfit(given, wish, capabilities) ??
        (owner === undefined ? undefined : 'it is taken by another part of the checks')
      if (reason === undefined) {
        this.#taken.set(name, (this.#taken.get(name) ?? new Set()).add(given.client_id))
        return staticClient(given)
      }
      reasons.push(`${given.client_id}: ${reason}`)
    }
    return reasons
  }

  async #dynamic(wish: ClientWish, reasons: readonly string[]): Promise<Client> {
    const { capabilities, memo, random } = this.#options
    if (!capabilities.dynamicRegistration) throw new Skip(needs(wish, reasons))
    const asked = wish.token_endpoint_auth_method
    if (asked !== undefined && !capabilities.clientAuthenticationMethods.includes(asked)) {
      throw new Skip(`the target does not offer the client authentication method ${asked}`)
    }
    if (asked !== undefined && asked === this.#bestMethod()) {
      const usual = await this.client({ ...wish, token_endpoint_auth_method: undefined })
      if (usual.token_endpoint_auth_method === asked) return usual
    }
    const method = asked ?? this.#bestMethod()
    const keys = wantsKeys(wish, method) ? await memo.get('client keys', () => makeClientKeys(random(8))) : undefined
    const client = await this.#registerFor(wish, method, keys)
    const plain =
      method !== 'client_secret_basic' || (survivesBasic(client.client_id) && survivesBasic(client.client_secret ?? ''))
    if (plain || asked !== undefined || !methodsOffered(capabilities).includes('client_secret_post')) return client
    // The server's ids or secrets change when they are encoded for HTTP Basic: a defect there would turn every other check red.
    this.#basicIsRisky = true
    return this.#registerFor(wish, 'client_secret_post', keys)
  }

  #bestMethod(): string {
    const offered = methodsOffered(this.#options.capabilities)
    const best = this.#basicIsRisky && offered.includes('client_secret_post') ? 'client_secret_post' : offered[0]
    if (best === undefined) throw new Skip('the target offers no client authentication method that the harness knows')
    return best
  }

  async #registerFor(wish: ClientWish, method: string, keys: ClientKeys | undefined): Promise<Client> {
    const { capabilities, target, random } = this.#options
    const metadata = metadataFor({
      wish,
      method,
      capabilities,
      random,
      redirectBase: target.redirectBase,
      jwks: keys?.jwks,
      always: target.registrationMetadata,
    })
    const exchange = await this.register(metadata)
    if (registrationResponse(exchange) === undefined) throw refusal(exchange, metadata)
    return clientOf(exchange, keys?.privateKey)
  }
}

/** A client that signs: to authenticate, or its request objects. */
function wantsKeys({ metadata = {} }: ClientWish, method: string): boolean {
  if (metadata.jwks !== undefined || metadata.jwks_uri !== undefined) return false
  const alg = metadata.request_object_signing_alg
  return method === 'private_key_jwt' || (typeof alg === 'string' && alg !== 'none' && !alg.startsWith('HS'))
}

function needs(wish: ClientWish, reasons: readonly string[]): string {
  if (wish.metadata !== undefined) return 'needs dynamic registration'
  const which = wish.distinct === undefined ? 'a client' : `another client (${wish.distinct})`
  const how = [
    wish.token_endpoint_auth_method === undefined ? [] : [`authenticating by ${wish.token_endpoint_auth_method}`],
    wish.response_types === undefined ? [] : [`with response_types ${wish.response_types.join(', ')}`],
    wish.grant_types === undefined ? [] : [`with grant_types ${wish.grant_types.join(', ')}`],
    wish.redirectUriCount === undefined ? [] : [`with ${wish.redirectUriCount} redirect_uris`],
  ].flat()
  const why = reasons.length === 0 ? 'none is configured' : reasons.join('; ')
  return `needs dynamic registration or ${[which, ...how].join(' ')} under clients (${why})`
}

/** A target that takes no clients at all leaves nothing to judge; one that does not take this one is skipped here and judged by the registration checks. */
function refusal(exchange: Exchange, metadata: JsonObject): Error {
  const { status } = exchange.response
  const body = jsonBody(exchange)
  const said = isObject(body)
    ? [body.error, body.error_description].filter((part) => typeof part === 'string').join(': ')
    : ''
  const because = `the target answered ${status}${said === '' ? '' : ` (${said})`} to the registration of a client`
  if (status === 401 || status === 403) return new Skip(`${because}: set initialAccessToken, or give clients`)
  if (status === 400) return new Skip(`${because} with ${describe(metadata)}`)
  return new HarnessError('ERR_PROVISIONING', because, { exchange: String(exchange.id), status: String(status) })
}

const describe = ({ response_types, token_endpoint_auth_method }: JsonObject): string =>
  `response_types ${strings(response_types).join(', ')} and ${String(token_endpoint_auth_method)}`
