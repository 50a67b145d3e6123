import type { HttpRequest } from './exchange.js'
import type { HydraApi } from './hydra/hydra-api.js'

/** Which operation of the documents stands behind an endpoint of the discovery document, by method. */
const OPERATIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  jwks_uri: { GET: 'getJwks' },
  authorization_endpoint: { GET: 'authorize', POST: 'postAuthorize' },
  token_endpoint: { POST: 'getToken' },
  userinfo_endpoint: { GET: 'getUserInfo', POST: 'postUserInfo' },
  end_session_endpoint: { GET: 'endSession', POST: 'postEndSession' },
  introspection_endpoint: { POST: 'introspectToken' },
  revocation_endpoint: { POST: 'revokeToken' },
  registration_endpoint: { POST: 'registerClient' },
  pushed_authorization_request_endpoint: { POST: 'pushAuthorizationRequest' },
  device_authorization_endpoint: { POST: 'authorizeDevice' },
}

const MANAGEMENT: Readonly<Record<string, string>> = { GET: 'readClient', PUT: 'updateClient', DELETE: 'deleteClient' }

const withoutQuery = (url: string | URL): string => String(url).replace(/[?#].*$/s, '')

/** Finds the operation that a request belongs to. Taught by the discovery document, by registration responses and by Hydra's documents. */
export class Operations {
  readonly #byUrl = new Map<string, Readonly<Record<string, string>>>()
  #hydra: Pick<HydraApi, 'operationOf'> | undefined

  learnConfiguration(url: string): void {
    this.#byUrl.set(withoutQuery(url), { GET: 'getDiscovery' })
  }

  learnMetadata(metadata: Readonly<Record<string, unknown>>): void {
    for (const [member, operations] of Object.entries(OPERATIONS)) {
      const url = metadata[member]
      if (typeof url === 'string') this.#byUrl.set(withoutQuery(url), operations)
    }
  }

  learnClientConfiguration(url: string): void {
    if (!this.#byUrl.has(withoutQuery(url))) this.#byUrl.set(withoutQuery(url), MANAGEMENT)
  }

  /** From now on requests to the API of a Hydra have the one name of their operation, unless discovery names a standard's. */
  learnHydra(api: Pick<HydraApi, 'operationOf'>): void {
    this.#hydra = api
  }

  of({ url, method }: Pick<HttpRequest, 'url'> & { readonly method: string }): string | undefined {
    const named = this.#byUrl.get(withoutQuery(url))?.[method]
    return named ?? this.#hydra?.operationOf({ method, url: String(url) })?.name
  }
}
