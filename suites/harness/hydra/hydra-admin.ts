import { builtInDocument, type Operation, operationsOf } from '../../../specs/index.js'
import { HarnessError } from '../errors.js'
import { type Exchange, type HttpRequest, jsonBody } from '../exchange.js'
import { isObject } from '../json.js'
import type { HydraSystem } from './hydra-systems.js'

/** What the harness asks of the admin API, with the operationIds that the documents have for it. */
const OPERATIONS = {
  version: ['getVersion'],
  createClient: ['createOAuth2Client'],
  deleteClient: ['deleteOAuth2Client'],
  getLogin: ['getLoginRequest', 'getOAuth2LoginRequest'],
  acceptLogin: ['acceptLoginRequest', 'acceptOAuth2LoginRequest'],
  getConsent: ['getConsentRequest', 'getOAuth2ConsentRequest'],
  acceptConsent: ['acceptConsentRequest', 'acceptOAuth2ConsentRequest'],
  rejectConsent: ['rejectConsentRequest', 'rejectOAuth2ConsentRequest'],
  acceptLogout: ['acceptLogoutRequest', 'acceptOAuth2LogoutRequest'],
  revokeLoginSessions: ['revokeAuthenticationSession', 'revokeOAuth2LoginSessions'],
} as const satisfies Record<string, readonly string[]>

export type AdminOperation = keyof typeof OPERATIONS

export interface HydraAdminOptions {
  readonly system: HydraSystem
  /** Base of the admin API, such as `http://127.0.0.1:4445/`. */
  readonly adminUrl: string
  readonly send: (request: HttpRequest) => Promise<Exchange>
}

/** The admin API of a Hydra, with methods, paths and parameters of its document. */
export class HydraAdmin {
  readonly system: HydraSystem
  readonly #base: string
  readonly #send: HydraAdminOptions['send']
  readonly #operations: ReadonlyMap<AdminOperation, Operation>

  private constructor(
    { system, adminUrl, send }: HydraAdminOptions,
    operations: ReadonlyMap<AdminOperation, Operation>,
  ) {
    this.system = system
    this.#base = adminUrl.replace(/\/$/, '')
    this.#send = send
    this.#operations = operations
  }

  static async open(options: HydraAdminOptions): Promise<HydraAdmin> {
    const documented = operationsOf(await builtInDocument(options.system))
    const operations = new Map<AdminOperation, Operation>()
    for (const [name, ids] of Object.entries(OPERATIONS)) {
      const operation = ids.map((id) => documented.get(id)).find((one) => one !== undefined)
      if (isAdminOperation(name) && operation !== undefined) operations.set(name, operation)
    }
    return new HydraAdmin(options, operations)
  }

  /** The address of an operation. Its one parameter, in the path or the query, gets the value. */
  url(name: AdminOperation, value = ''): string {
    const { path, parameters } = this.#operation(name)
    // Whoever gives the address with the prefix of 2.x means the same.
    const base = path.startsWith('/admin/') ? this.#base.replace(/\/admin$/, '') : this.#base
    const url = `${base}${path.replace(/\{[^}]+\}/, encodeURIComponent(value))}`
    const [query] = path.includes('{') ? [] : parameters.filter((parameter) => parameter.in === 'query')
    return query === undefined ? url : `${url}?${new URLSearchParams({ [query.name]: value })}`
  }

  method(name: AdminOperation): string {
    return this.#operation(name).method
  }

  /** Sends the request of an operation, whatever the answer. */
  send(name: AdminOperation, value?: string, json?: unknown): Promise<Exchange> {
    const headers = { accept: 'application/json' }
    const body = json === undefined ? {} : { json }
    return this.#send({ method: this.method(name), url: this.url(name, value), headers, ...body })
  }

  /** The object that a successful answer holds. Throws `ERR_LOGIN_INCOMPLETE` for any other. */
  async object(name: AdminOperation, value: string, json?: unknown): Promise<Readonly<Record<string, unknown>>> {
    const exchange = await this.send(name, value, json)
    const body = jsonBody(exchange)
    const { status } = exchange.response
    if (status === 200 && isObject(body)) return body
    const said = isObject(body)
      ? [body.error, body.error_description].filter((part) => typeof part === 'string').join(': ')
      : ''
    const { operationId } = this.#operation(name)
    throw new HarnessError(
      'ERR_LOGIN_INCOMPLETE',
      `the admin API answered ${status}${said === '' ? '' : ` (${said})`} to ${operationId}`,
      { exchange: String(exchange.id), status: String(status), operation: operationId },
    )
  }

  #operation(name: AdminOperation): Operation {
    const operation = this.#operations.get(name)
    if (operation === undefined)
      throw new HarnessError('ERR_INTERNAL', `the document of ${this.system} has no operation for ${name}`)
    return operation
  }
}

const isAdminOperation = (name: string): name is AdminOperation => Object.hasOwn(OPERATIONS, name)
