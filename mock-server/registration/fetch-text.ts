import type { ProviderContext } from '../context.js'

/** Most bytes that are read of a document which a client refers to. */
const MAXIMUM_LENGTH = 65_536
/** How long its server may take, in milliseconds. */
const TIMEOUT = 5_000

/** The body of a document that a client refers to. Bounded in size and time, without redirects; throws when it can't be had. */
export async function fetchText(context: Pick<ProviderContext, 'fetch'>, uri: string): Promise<string> {
  const request = new Request(uri, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT) })
  const response = await context.fetch(request)
  if (!response.ok) throw new Error(`status ${response.status}`)
  const reader = response.body?.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
    length += part.value.length
    if (length > MAXIMUM_LENGTH) {
      await reader?.cancel()
      throw new Error(`more than ${MAXIMUM_LENGTH} bytes`)
    }
    chunks.push(part.value)
  }
  return Buffer.concat(chunks).toString('utf8')
}
