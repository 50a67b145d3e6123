import { createProvider } from '../../mock-server/index.js'
import { listen } from '../../mock-server/node.js'
import { ready } from './ready.js'

/** Our provider, with a client that may do what the benchmarks ask. */
async function main() {
  const provider = await createProvider({
    login: 'auto',
    clients: [
      {
        client_id: 'app',
        client_secret: 'app-secret',
        redirect_uris: ['http://127.0.0.1/callback'],
        grant_types: ['authorization_code', 'client_credentials'],
      },
    ],
  })
  ready(await listen(provider))
}

main()
