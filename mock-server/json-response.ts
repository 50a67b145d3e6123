import { NO_STORE } from './http-headers.js'

/** A JSON response that remembers its text, so that a listener need not read a stream to have it. */
class JsonResponse extends Response {
  readonly #text: string

  constructor(text: string, status: number, headers: Readonly<Record<string, string>>) {
    super(text, {
      status,
      headers: { 'content-type': 'application/json', 'x-content-type-options': 'nosniff', ...headers },
    })
    this.#text = text
  }

  static textOf(response: Response): string | undefined {
    return #text in response ? response.#text : undefined
  }
}

/** A JSON response. It is not stored anywhere unless `headers` says otherwise. */
export const jsonResponse = (
  body: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = NO_STORE,
): Response => new JsonResponse(JSON.stringify(body), status, headers)

/** The text of a response made by `jsonResponse`; of others it is unknown. */
export const textOf = (response: Response): string | undefined => JsonResponse.textOf(response)
