import { NO_STORE } from './http-headers.js'

/** Text of responses made here, so that a listener need not read a stream to have it. */
const bodies = new WeakMap<Response, string>()

/** The text of a response made by `jsonResponse`; of others it is unknown. */
export const bodyOf = (response: Response): string | undefined => bodies.get(response)

/** A JSON response. It is not stored anywhere unless `headers` says otherwise. */
export function jsonResponse(
  body: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = NO_STORE,
): Response {
  const text = JSON.stringify(body)
  const response = new Response(text, {
    status,
    headers: { 'content-type': 'application/json', 'x-content-type-options': 'nosniff', ...headers },
  })
  bodies.set(response, text)
  return response
}
