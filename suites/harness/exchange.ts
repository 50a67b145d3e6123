/** One request and its answer, as they went over the wire. */
export interface Exchange {
  /** Number in the run, from 1. */
  readonly id: number
  readonly request: {
    readonly method: string
    readonly url: string
    readonly headers: readonly (readonly [name: string, value: string])[]
    readonly body?: string
  }
  readonly response: {
    readonly status: number
    readonly headers: Headers
    /** Text of the body. */
    readonly body: string
  }
  /** operationId of the document that this exchange belongs to, when one does. */
  readonly operationId?: string
  /** Milliseconds since 1970 when the request went out. */
  readonly startedAt: number
  /** Milliseconds until the whole body was there. */
  readonly duration: number
}

/** A request to be sent. Redirects are never followed. */
export interface HttpRequest {
  /** @default 'GET', 'POST' when there is a `form` or `json` */
  readonly method?: string
  readonly url: string | URL
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as `application/x-www-form-urlencoded`; pairs allow a repeated parameter; members that are `undefined` are left out. */
  readonly form?: Readonly<Record<string, string | undefined>> | readonly (readonly [string, string])[]
  readonly json?: unknown
  readonly body?: string
}

/** The body as JSON, or `undefined` when it is none. */
export function jsonBody(exchange: Exchange): unknown {
  try {
    return JSON.parse(exchange.response.body)
  } catch {
    return undefined
  }
}

/** The media type of the answer in lower case without parameters, or `undefined`. */
export const mediaType = (exchange: Exchange): string | undefined =>
  exchange.response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() || undefined
