import { registrationResponse } from './client-of.js'
import type { JsonObject } from './context.js'
import type { Exchange, HttpRequest } from './exchange.js'
import type { HydraClient } from './hydra/hydra-api.js'

/** What the run made at the target and could not remove at the end. */
export interface Leftover {
  /** Such as `client abc`. */
  readonly what: string
  readonly because: string
}

interface MadeClientsOptions {
  readonly registrationEndpoint: string | undefined
  /** Creates and deletes clients, when the target has such an API. */
  readonly admin?: HydraClient | undefined
  readonly send: (request: HttpRequest) => Promise<Exchange>
  /** Called with the client configuration endpoint of each new client. */
  readonly onClient: (url: string) => void
}

/** Clients that were registered in the run and are still there, whoever sent the request. */
export class MadeClients {
  readonly #options: MadeClientsOptions
  readonly #made = new Map<string, JsonObject>()
  #removal: Promise<readonly Leftover[]> | undefined

  constructor(options: MadeClientsOptions) {
    this.#options = options
  }

  /** Takes note of clients that came to be, changed or went away. */
  observe(exchange: Exchange): void {
    const { method, url } = exchange.request
    if (method === 'POST' && this.#makesClients(exchange)) this.#born(exchange)
    else if (method === 'GET' || method === 'PUT') this.#renewed(exchange)
    else if (method === 'DELETE' && exchange.response.status < 300) this.#gone(url)
  }

  /** Removes every client that is still there; the same promise each time. Names those that stay, and why. */
  removeAll(): Promise<readonly Leftover[]> {
    this.#removal ??= Promise.all([...this.#made.values()].map((made) => this.#remove(made))).then((all) => all.flat())
    return this.#removal
  }

  #makesClients({ request }: Exchange): boolean {
    const { registrationEndpoint, admin } = this.#options
    const name = admin?.operationOf(request)?.name
    return request.url === registrationEndpoint || name === 'createOAuth2Client' || name === 'createOidcDynamicClient'
  }

  #born(exchange: Exchange): void {
    const made = registrationResponse(exchange)
    if (made === undefined) return
    this.#made.set(made.client_id, made)
    if (typeof made.registration_client_uri === 'string') this.#options.onClient(made.registration_client_uri)
  }

  /** RFC 7592 section 3: reading or updating may bring a new registration access token. */
  #renewed(exchange: Exchange): void {
    const known = [...this.#made].find(([, made]) => made.registration_client_uri === exchange.request.url)
    const token = known === undefined ? undefined : registrationResponse(exchange)?.registration_access_token
    if (known !== undefined && typeof token === 'string')
      this.#made.set(known[0], { ...known[1], registration_access_token: token })
  }

  #gone(url: string): void {
    const { admin } = this.#options
    for (const [id, made] of this.#made)
      if (made.registration_client_uri === url || admin?.url('deleteOAuth2Client', { path: { id } }) === url)
        this.#made.delete(id)
  }

  /** How a client is removed: by the admin API where there is one, else as RFC 7592 has it. */
  #removalOf(made: JsonObject): HttpRequest | undefined {
    const { admin } = this.#options
    if (admin !== undefined)
      return {
        method: admin.method('deleteOAuth2Client'),
        url: admin.url('deleteOAuth2Client', { path: { id: String(made.client_id) } }),
      }
    const { registration_client_uri: url, registration_access_token: token } = made
    if (typeof url !== 'string' || typeof token !== 'string' || !URL.canParse(url)) return undefined
    return { method: 'DELETE', url, headers: { authorization: `Bearer ${token}` } }
  }

  async #remove(made: JsonObject): Promise<readonly Leftover[]> {
    const stays = (because: string): readonly Leftover[] => [{ what: `client ${made.client_id}`, because }]
    const request = this.#removalOf(made)
    if (request === undefined)
      return stays('its registration response had no registration_client_uri with a registration_access_token')
    try {
      const { response } = await this.#options.send(request)
      // Gone already is as good as removed; RFC 7592 section 2.3 answers 401 then.
      return response.status < 300 || response.status === 404
        ? []
        : stays(`the target answered ${response.status} to its deletion`)
    } catch (reason) {
      return stays(reason instanceof Error ? reason.message : 'its deletion was not answered')
    }
  }
}
