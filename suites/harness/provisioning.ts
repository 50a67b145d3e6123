import { Skip } from '../verdict.js'
import { survivesBasic } from './client-authentication.js'
import { type ClientKeys, makeClientKeys } from './client-keys.js'
import { metadataFor, methodsOffered, misfit } from './client-metadata.js'
import { clientOf, registrationResponse, staticClient } from './client-of.js'
import type { Capabilities, Client, ClientWish, JsonObject } from './context.js'
import { HarnessError } from './errors.js'
import { type Exchange, type HttpRequest, jsonBody } from './exchange.js'
import type { HydraClient } from './hydra/hydra-api.js'
import { isObject, strings } from './json.js'
import { type Leftover, MadeClients } from './made-clients.js'
import { canonical, type Memo } from './memo.js'
import type { Target } from './target.js'

export interface ProvisioningOptions {
  readonly target: Pick<Target, 'clients' | 'initialAccessToken' | 'registrationMetadata' | 'redirectBase'>
  readonly capabilities: Capabilities
  readonly registrationEndpoint: string | undefined
  /** Makes the clients instead of dynamic registration. */
  readonly admin?: HydraClient | undefined
  readonly send: (request: HttpRequest) => Promise<Exchange>
  /** Does work that is not stopped in its middle; throws at once when the check or the run is over. */
  readonly unstopped: <T>(work: () => Promise<T>) => Promise<T>
  readonly memo: Memo
  readonly random: (length: number) => string
  /** Called with the client configuration endpoint of each new client. */
  readonly onClient: (url: string) => void
}

type Wish = ClientWish & Required<Pick<ClientWish, 'response_types' | 'redirectUriCount' | 'distinct'>>

/** Gets clients for the checks: those of the configuration, else by the admin API or dynamic registration; removes what it made. */
export class Provisioning {
  readonly #options: ProvisioningOptions
  readonly #made: MadeClients
  /** Static clients by the name of the wish that has them, so that other names get other clients. */
  readonly #taken = new Map<string, string>()
  /** Registrations that are under way. */
  readonly #pending = new Set<Promise<unknown>>()
  #basicIsRisky = false

  constructor(options: ProvisioningOptions) {
    this.#options = options
    this.#made = new MadeClients(options)
  }

  async client(given: ClientWish = {}): Promise<Client> {
    const { response_types = ['code'], redirectUriCount = 1, distinct = 'first' } = given
    const wish: Wish = { ...given, response_types, redirectUriCount, distinct }
    const { found, reasons } = this.#configured(wish)
    return found ?? this.#options.memo.get(`client ${canonical(wish)}`, () => this.#dynamic(wish, reasons))
  }

  /** Registers a client with exactly this metadata. */
  async register(metadata: Readonly<JsonObject>): Promise<Exchange> {
    const { capabilities, registrationEndpoint, target, send } = this.#options
    if (registrationEndpoint === undefined) throw new Skip('the target advertises no registration_endpoint')
    if (!capabilities.dynamicRegistration) throw new Skip('needs dynamic registration, and registration is off')
    const token = target.initialAccessToken
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` }
    const request = {
      url: registrationEndpoint,
      json: metadata,
      headers: { accept: 'application/json', ...authorization },
    }
    return this.#unstopped(() => send(request))
  }

  /** Stopped in the middle it might leave a client that nobody knows of. */
  #unstopped(work: () => Promise<Exchange>): Promise<Exchange> {
    const making = this.#options.unstopped(work)
    this.#pending.add(making)
    return making.finally(() => this.#pending.delete(making))
  }

  /** The answer to the creation of a client: by the admin API where there is one. */
  #create(metadata: Readonly<JsonObject>): Promise<Exchange> {
    const { admin } = this.#options
    if (admin === undefined) return this.register(metadata)
    const wanted = { ...adminDefaults(metadata, this.#options), ...metadata }
    return this.#unstopped(() => admin.send('createOAuth2Client', { json: wanted }))
  }

  observe(exchange: Exchange): void {
    this.#made.observe(exchange)
  }

  /** Removes every client that was registered. Names those that stay, and why. */
  async cleanup(): Promise<readonly Leftover[]> {
    await Promise.allSettled(this.#pending)
    return this.#made.removeAll()
  }

  /** The first client of the configuration that fits, else why none does. */
  #configured(wish: Wish): { readonly found?: Client; readonly reasons: readonly string[] } {
    const reasons: string[] = []
    for (const given of this.#options.target.clients) {
      const owner = this.#taken.get(given.client_id)
      const taken = owner === undefined || owner === wish.distinct ? undefined : 'it is in use as another client'
      const reason = misfit(given, wish, this.#options.capabilities) ?? taken
      if (reason === undefined) {
        this.#taken.set(given.client_id, wish.distinct)
        return { found: staticClient(given), reasons }
      }
      reasons.push(`${given.client_id}: ${reason}`)
    }
    return { reasons }
  }

  async #dynamic(wish: Wish, reasons: readonly string[]): Promise<Client> {
    const { capabilities } = this.#options
    if (!capabilities.clientsOnDemand) throw new Skip(needs(wish, reasons))
    const asked = wish.token_endpoint_auth_method
    if (asked !== undefined && !capabilities.clientAuthenticationMethods.includes(asked)) {
      throw new Skip(`the target does not offer the client authentication method ${asked}`)
    }
    return asked === undefined ? this.#plainest(wish) : this.#withMethod(wish, asked)
  }

  /** The client that others have already, when it authenticates like that; else one of its own. */
  async #withMethod(wish: Wish, method: string): Promise<Client> {
    if (method === methodsOffered(this.#options.capabilities)[0]) {
      const usual = await this.client({ ...wish, token_endpoint_auth_method: undefined })
      if (usual.token_endpoint_auth_method === method) return usual
    }
    return this.#registered(wish, method)
  }

  /**
   * A client with the best method. Ids and secrets that change when they are encoded for HTTP Basic would turn every check
   * red at a server that forgets to decode them; that has a check of its own, so these go in the body.
   */
  async #plainest(wish: Wish): Promise<Client> {
    const offered = methodsOffered(this.#options.capabilities)
    const [best] = offered
    if (best === undefined) throw new Skip('the target offers no client authentication method that the harness knows')
    const canPost = offered.includes('client_secret_post')
    if (this.#basicIsRisky && canPost) return this.#registered(wish, 'client_secret_post')
    const client = await this.#registered(wish, best)
    const plain = survivesBasic(client.client_id) && survivesBasic(client.client_secret ?? '')
    if (plain || client.token_endpoint_auth_method !== 'client_secret_basic' || !canPost) return client
    this.#basicIsRisky = true
    return this.#registered(wish, 'client_secret_post')
  }

  async #registered(wish: Wish, method: string): Promise<Client> {
    const { capabilities, target, memo, random } = this.#options
    const { redirectBase, registrationMetadata: always } = target
    const keys: ClientKeys | undefined = wantsKeys(wish, method)
      ? await memo.get('client keys', () => makeClientKeys(random(8)))
      : undefined
    const metadata = metadataFor({ wish, method, capabilities, random, redirectBase, jwks: keys?.jwks, always })
    const exchange = await this.#create(metadata)
    if (registrationResponse(exchange) === undefined) throw refusal(exchange, metadata)
    return clientOf(exchange, keys?.privateKey)
  }
}

/**
 * What a client of an admin API needs that registration settles by itself: the scopes that it may ask for, and a secret that
 * Basic carries as it stands.
 */
function adminDefaults(metadata: JsonObject, { capabilities, random }: ProvisioningOptions): JsonObject {
  const scopes = new Set([...(capabilities.scopes ?? []), ...STANDARD_SCOPES])
  const hasSecret = String(metadata.token_endpoint_auth_method).startsWith('client_secret_')
  return { scope: [...scopes].join(' '), ...(hasSecret ? { client_secret: random(32) } : {}) }
}

/** OpenID Connect Core 1.0 sections 5.4 and 11. */
const STANDARD_SCOPES = ['openid', 'profile', 'email', 'address', 'phone', 'offline_access']

/** A client that signs: to authenticate, or its request objects. */
function wantsKeys({ metadata = {} }: ClientWish, method: string): boolean {
  if (metadata.jwks !== undefined || metadata.jwks_uri !== undefined) return false
  const alg = metadata.request_object_signing_alg
  return method === 'private_key_jwt' || (typeof alg === 'string' && alg !== 'none' && !alg.startsWith('HS'))
}

function needs(wish: Wish, reasons: readonly string[]): string {
  if (wish.metadata !== undefined) return 'needs dynamic registration'
  const { token_endpoint_auth_method: method, response_types, grant_types, redirectUriCount, distinct } = wish
  const how = [
    distinct === 'first' ? 'a client' : `another client (${distinct})`,
    `with response_types ${response_types.join(', ')}`,
    ...(method === undefined ? [] : [`authenticating by ${method}`]),
    ...(grant_types === undefined ? [] : [`with grant_types ${grant_types.join(', ')}`]),
    ...(redirectUriCount === 1 ? [] : [`with ${redirectUriCount} redirect_uris`]),
  ]
  const why = reasons.length === 0 ? 'none is configured' : reasons.join('; ')
  return `needs dynamic registration or, under clients, ${how.join(' ')} (${why})`
}

/** Whether a refusal is right is judged by the registration checks; here it means that there is no client. */
function refusal(exchange: Exchange, metadata: JsonObject): Error {
  const { status } = exchange.response
  const body = jsonBody(exchange)
  const said = isObject(body)
    ? [body.error, body.error_description].filter((part) => typeof part === 'string').join(': ')
    : ''
  const because = `the target answered ${status}${said === '' ? '' : ` (${said})`} to the registration of a client`
  if (status === 401 || status === 403) return new Skip(`${because}: set initialAccessToken, or give clients`)
  if (status >= 400 && status < 500) {
    const { response_types, token_endpoint_auth_method } = metadata
    return new Skip(
      `${because} with response_types ${strings(response_types).join(', ')} and ${String(token_endpoint_auth_method)}`,
    )
  }
  return new HarnessError('ERR_PROVISIONING', because, { exchange: String(exchange.id), status: String(status) })
}
