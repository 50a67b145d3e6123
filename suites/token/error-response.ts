import { type Exchange, jsonBody, mediaType } from '../harness/exchange.js'
import { isObject } from '../harness/json.js'

/** What a token endpoint's refusal says: RFC 6749 section 5.2. */
export interface Refusal {
  readonly status: number
  readonly mediaType: string | undefined
  readonly error: unknown
}

/** Status, media type and error code of an answer: enough to tell one refusal from another, and free of secrets. */
export function refusal(exchange: Exchange): Refusal {
  const body = jsonBody(exchange)
  return {
    status: exchange.response.status,
    mediaType: mediaType(exchange),
    error: isObject(body) ? body.error : undefined,
  }
}

/** Whether the answer is a refusal in JSON with one of the statuses and error codes. */
export function refuses(exchange: Exchange, statuses: readonly number[], codes: readonly string[]): boolean {
  const { status, mediaType, error } = refusal(exchange)
  return (
    statuses.includes(status) && mediaType === 'application/json' && typeof error === 'string' && codes.includes(error)
  )
}

/** Whether the answer is a successful token response. */
export function grants(exchange: Exchange): boolean {
  const body = jsonBody(exchange)
  return exchange.response.status === 200 && isObject(body) && body.error === undefined
}
