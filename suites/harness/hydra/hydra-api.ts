import {
  builtInDocument,
  type HydraOperationName,
  type HydraSideName,
  hydraOperationName,
  hydraSideOf,
  matchOperation,
  type OpenApiDocument,
  type Operation,
  operationsOf,
} from '../../../specs/index.js'
import { Skip } from '../../verdict.js'
import type { JsonObject } from '../context.js'
import { HarnessError } from '../errors.js'
import { type Exchange, type HttpRequest, jsonBody } from '../exchange.js'
import { isObject, nonEmpty } from '../json.js'
import type { HydraSystem } from './hydra-systems.js'

/** Values for the parameters of an operation, and its body. */
export interface HydraRequest extends Pick<HttpRequest, 'headers' | 'form' | 'json' | 'body'> {
  /** By the names of the path template. */
  readonly path?: Readonly<Record<string, string>>
  /** Pairs allow repeated parameters; members that are `undefined` are left out. */
  readonly query?: Readonly<Record<string, string | undefined>> | readonly (readonly [string, string])[]
}

/** The API of a Hydra, both sides: methods and paths come from the document of its line. */
export interface HydraApi {
  readonly system: HydraSystem
  /** Whether the document of this line has the operation. */
  has(name: HydraOperationName): boolean
  /** What the document says of the operation. Throws `Skip` when this line has no such operation. */
  documented(name: HydraOperationName): Operation
  /** Base of a side, for paths that no document names. Throws `Skip` when the admin side was not given. */
  base(side: HydraSideName): string
  /** The address of an operation. Throws `Skip` when this line does not have it, or when its side cannot be reached. */
  url(name: HydraOperationName, request?: Pick<HydraRequest, 'path' | 'query'>): string
  /** Sends the request of an operation, whatever the answer. Throws `Skip` as `url` does. */
  send(name: HydraOperationName, request?: HydraRequest): Promise<Exchange>
  /** The operation that a request is one of, by method and address; undefined for requests to anything else. */
  operationOf(request: { readonly method: string; readonly url: string }): HydraCall | undefined
}

/** A request to the API, understood. */
export interface HydraCall {
  readonly name: HydraOperationName
  /** Parameters of the path template, decoded. */
  readonly path: Readonly<Record<string, string>>
  readonly query: URLSearchParams
}

export interface HydraApiOptions {
  readonly system: HydraSystem
  /** Base of the public side; the discovery document tells. */
  readonly publicUrl: string
  /** Base of the admin side, such as `http://127.0.0.1:4445/`; undefined when it cannot be reached. */
  readonly adminUrl: string | undefined
  readonly send: (request: HttpRequest) => Promise<Exchange>
}

/** Base of the public side: where the authorization endpoint is, without its path; the issuer when nothing better is known. */
export function publicUrlOf(metadata: Readonly<JsonObject>, issuer: string): string {
  const endpoint = nonEmpty(metadata.authorization_endpoint) ?? ''
  const path = '/oauth2/auth'
  return endpoint.endsWith(path) ? endpoint.slice(0, -path.length) : issuer.replace(/\/$/, '')
}

/** The API of one target. */
export class HydraClient implements HydraApi {
  readonly system: HydraSystem
  readonly document: OpenApiDocument
  readonly #options: HydraApiOptions
  readonly #operations: ReadonlyMap<HydraOperationName, Operation>

  private constructor(options: HydraApiOptions, document: OpenApiDocument) {
    this.system = options.system
    this.document = document
    this.#options = options
    this.#operations = new Map(
      [...operationsOf(document).values()].flatMap((operation) => {
        const name = hydraOperationName(operation.operationId)
        return name === undefined ? [] : [[name, operation] as const]
      }),
    )
  }

  static async open(options: HydraApiOptions): Promise<HydraClient> {
    return new HydraClient(options, await builtInDocument(options.system))
  }

  has(name: HydraOperationName): boolean {
    return this.#operations.has(name)
  }

  documented(name: HydraOperationName): Operation {
    const operation = this.#operations.get(name)
    if (operation === undefined) throw new Skip(`the document of ${this.system} has no operation ${name}`)
    return operation
  }

  base(side: HydraSideName): string {
    const { publicUrl, adminUrl, system } = this.#options
    if (side === 'public') return publicUrl.replace(/\/$/, '')
    if (adminUrl === undefined) throw new Skip('needs the admin API: give target.adminUrl (--admin-url)')
    const base = adminUrl.replace(/\/$/, '')
    // Whoever gives the address with the prefix of 2.x means the same.
    return system.startsWith('hydra-2') ? base.replace(/\/admin$/, '') : base
  }

  url(name: HydraOperationName, { path = {}, query = {} }: Pick<HydraRequest, 'path' | 'query'> = {}): string {
    const operation = this.documented(name)
    const filled = operation.path.replace(/\{([^}]+)\}/g, (_, parameter: string) => {
      const value = path[parameter]
      if (value === undefined) throw new HarnessError('ERR_INTERNAL', `${name} needs the path parameter ${parameter}`)
      return encodeURIComponent(value)
    })
    const pairs = (Symbol.iterator in query ? [...query] : Object.entries(query)).flatMap(
      ([parameter, value]): [string, string][] => (value === undefined ? [] : [[parameter, value]]),
    )
    const search = pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`
    return `${this.base(hydraSideOf(operation))}${filled}${search}`
  }

  method(name: HydraOperationName): string {
    return this.documented(name).method
  }

  send(name: HydraOperationName, { path, query, headers, ...content }: HydraRequest = {}): Promise<Exchange> {
    const url = this.url(name, { ...(path && { path }), ...(query && { query }) })
    return this.#options.send({
      method: this.method(name),
      url,
      headers: { accept: 'application/json', ...headers },
      ...content,
    })
  }

  operationOf({ method, url }: { readonly method: string; readonly url: string }): HydraCall | undefined {
    const { adminUrl } = this.#options
    for (const side of adminUrl === undefined ? (['public'] as const) : (['admin', 'public'] as const)) {
      const base = this.base(side)
      if (!url.startsWith(`${base}/`)) continue
      const { pathname, searchParams } = new URL(url)
      const found = matchOperation(
        this.document,
        method,
        pathname.slice(new URL(base).pathname.replace(/\/$/, '').length),
      )
      const name = found === undefined ? undefined : hydraOperationName(found.operation.operationId)
      if (found === undefined || name === undefined || !this.#isAt(found.operation, side)) continue
      return { name, path: found.path, query: searchParams }
    }
    return undefined
  }

  /** Health is answered on both sides, everything else on its own. */
  #isAt(operation: Operation, side: HydraSideName): boolean {
    return hydraSideOf(operation) === side || operation.path.startsWith('/health/')
  }

  /** The object that a successful answer holds. Throws `ERR_LOGIN_INCOMPLETE` for any other. */
  async object(name: HydraOperationName, request: HydraRequest): Promise<Readonly<JsonObject>> {
    const exchange = await this.send(name, request)
    const body = jsonBody(exchange)
    const { status } = exchange.response
    if (status === 200 && isObject(body)) return body
    const said = isObject(body)
      ? [body.error, body.error_description].filter((part) => typeof part === 'string').join(': ')
      : ''
    const { operationId } = this.documented(name)
    throw new HarnessError(
      'ERR_LOGIN_INCOMPLETE',
      `the admin API answered ${status}${said === '' ? '' : ` (${said})`} to ${operationId}`,
      { exchange: String(exchange.id), status: String(status), operation: operationId },
    )
  }
}
