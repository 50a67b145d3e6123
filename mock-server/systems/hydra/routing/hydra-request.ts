import { headerOf } from '../../../request-headers.js'
import { parsedCookies } from '../../../routing/parsed-cookies.js'
import { readBody } from '../../../routing/read-body.js'
import { searchOf } from '../../../routing/router.js'
import type { HydraRequest } from '../context.js'
import type { Side } from '../lines.js'
import type { HydraOperation } from '../operations.js'
import { goQuery } from './go-query.js'

/** A request on its way to a handler: nothing is read before it is asked for. */
export class IncomingHydraRequest implements HydraRequest {
  readonly operation: HydraOperation
  readonly side: Side
  readonly raw: Request
  readonly path: Readonly<Record<string, string>>
  #url: URL | undefined
  #query: URLSearchParams | undefined
  #text: Promise<string> | undefined
  #form: URLSearchParams | undefined
  #cookies: Readonly<Record<string, string>> | undefined

  constructor(parts: Pick<HydraRequest, 'operation' | 'side' | 'raw' | 'path'>) {
    this.operation = parts.operation
    this.side = parts.side
    this.raw = parts.raw
    this.path = parts.path
  }

  get method(): string {
    return this.raw.method
  }

  get url(): URL {
    this.#url ??= new URL(this.raw.url)
    return this.#url
  }

  get query(): URLSearchParams {
    this.#query ??= goQuery(searchOf(this.raw.url))
    return this.#query
  }

  text(): Promise<string> {
    this.#text ??= readBody(this.raw)
    return this.#text
  }

  async form(): Promise<URLSearchParams> {
    this.#form ??= goQuery(await this.text())
    return this.#form
  }

  /** The form, if a handler asked for it. */
  get formSeen(): URLSearchParams | undefined {
    return this.#form
  }

  header(name: string): string | undefined {
    return headerOf(this.raw, name) ?? undefined
  }

  get cookies(): Readonly<Record<string, string>> {
    this.#cookies ??= parsedCookies(this.header('cookie') ?? '')
    return this.#cookies
  }
}
