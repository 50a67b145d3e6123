import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { HarnessError } from '../harness/errors.js'
import { RelyingParty } from './relying-party.js'

/** A relying party with a port. */
export interface RelyingPartyServer extends AsyncDisposable {
  readonly relyingParty: RelyingParty
}

/** Listens on 127.0.0.1; port 0 takes a free one. */
export async function listenAsRelyingParty(port = 0): Promise<RelyingPartyServer> {
  let answer: (request: Request) => Promise<Response> = async () => new Response(null, { status: 503 })
  const server = createServer(getRequestListener((request) => answer(request), { overrideGlobalObjects: false }))
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        new HarnessError(
          'ERR_USAGE',
          `cannot listen on port ${port} as the relying party: ${error.message}; choose another, or 0 for a free one`,
        ),
      ),
    )
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  const bound = typeof address === 'object' && address !== null ? address.port : port
  const relyingParty = new RelyingParty({ url: `http://127.0.0.1:${bound}` })
  answer = relyingParty.fetch
  return {
    relyingParty,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
