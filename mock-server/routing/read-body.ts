import { OAuthError } from '../errors.js'
import { headerOf } from '../request-headers.js'
import { LARGEST_BODY } from './largest-body.js'

const tooLarge = (): OAuthError => new OAuthError('request_too_large', `the body is larger than ${LARGEST_BODY} bytes`)

/** The body as text; stops reading as soon as it is too large. */
export async function readBody(request: Request): Promise<string> {
  const length = headerOf(request, 'content-length')
  if (length !== null && Number(length) > LARGEST_BODY) throw tooLarge()
  try {
    // The HTTP server holds the sender to the length it gave.
    return length === null ? await readStream(request) : await request.text()
  } catch (error) {
    if (error instanceof OAuthError) throw error
    throw new OAuthError('invalid_request', 'the body could not be read')
  }
}

async function readStream({ body }: Request): Promise<string> {
  if (body === null) return ''
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.byteLength
    if (size > LARGEST_BODY) {
      // Not waited for: the other half of a cloned body would have to end first.
      reader.cancel().catch(() => {})
      throw tooLarge()
    }
    text += decoder.decode(next.value, { stream: true })
  }
  return text + decoder.decode()
}
