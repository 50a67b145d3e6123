import type { Wire } from './transport.js'

/** A target in this process: a function from Request to Response. */
export const functionWire = (fetch: (request: Request) => Promise<Response>): Wire => ({
  async send({ method, url, headers, body }, signal) {
    const request = new Request(url, {
      method,
      headers: headers.map(([name, value]): [string, string] => [name, value]),
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
    })
    const response = await orAborted(fetch(request), signal)
    return { status: response.status, headers: response.headers, body: response.body ?? nothing() }
  },
  close: async () => {},
})

/** The work's result, or a rejection as soon as the signal aborts. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    signal.addEventListener('abort', stop)
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** Over sockets, kept alive and shared. `ca` are PEM certificates to trust beside the system's. */
export async function socketWire({ ca, connections }: { ca?: string | undefined; connections: number }): Promise<Wire> {
  const { Agent, request: send } = await import('undici')
  const { rootCertificates } = await import('node:tls')
  const agent = new Agent({
    connections,
    keepAliveTimeout: 30_000,
    // Time limits are the transport's, by its clock.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: ca === undefined ? {} : { ca: [...rootCertificates, ca] },
  })
  return {
    async send({ method, url, headers, body }, signal) {
      const answer = await send(url, {
        method: method as 'GET',
        headers: headers.flat(),
        ...(body === undefined ? {} : { body }),
        signal,
        dispatcher: agent,
      })
      return { status: answer.statusCode, headers: headersOf(answer.headers), body: answer.body }
    },
    close: () => agent.destroy(),
  }
}

function headersOf(received: Readonly<Record<string, string | string[] | undefined>>): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(received)) {
    for (const one of Array.isArray(value) ? value : value === undefined ? [] : [value]) {
      try {
        headers.append(name, one)
      } catch {
        // Node takes header values over the wire that `Headers` refuses; percent-encode what it can't hold.
        headers.append(name, encodeURI(one))
      }
    }
  }
  return headers
}
