import type { HydraOperationName } from '../../../specs/index.js'
import type { CheckContext } from '../../harness/context.js'
import type { HydraRequest } from '../../harness/hydra/hydra-api.js'
import { ask, NOTHING, ofOne, plainly, textIn, type Visit } from './visit.js'

const METADATA = { client_name: 'Touchstone', redirect_uris: ['https://client.example/callback'] } as const
/** What no line takes for client metadata. */
const UNREADABLE = '{"client_name"'

/** The address of a client of our own, with what is sent to it. */
const ownClient =
  (request: HydraRequest = {}) =>
  async ({ hydra }: CheckContext): Promise<HydraRequest> => {
    const id = textIn(await hydra.send('createOAuth2Client', { json: METADATA }), 'client_id')
    return { path: { id }, ...request }
  }

const lostClient =
  (request: HydraRequest = {}) =>
  (): HydraRequest => ({ path: { id: NOTHING }, ...request })

const ofClient = (name: HydraOperationName, request: HydraRequest = {}): Visit =>
  ofOne(name, ownClient(request), lostClient(request))

const bearer = (token: string): Readonly<Record<string, string>> => ({ authorization: `Bearer ${token}` })

/** The address of a client that registered itself, with its token; a server that does not allow that is asked with a wrong one. */
async function registered({ hydra }: CheckContext, request: HydraRequest): Promise<HydraRequest> {
  const made = await hydra.send('createOidcDynamicClient', { json: METADATA })
  if (made.response.status !== 201) return { ...request, path: { id: NOTHING }, headers: bearer('unknown') }
  const headers = bearer(textIn(made, 'registration_access_token'))
  return { ...request, path: { id: textIn(made, 'client_id') }, headers }
}

const ofRegistered = (name: HydraOperationName, request: HydraRequest = {}): Visit =>
  ofOne(name, (context) => registered(context, request), lostClient(request))

const making =
  (name: HydraOperationName): Visit =>
  async (context) => [
    await ask(context, name, { body: UNREADABLE, headers: { 'content-type': 'application/json' } }),
    await ask(context, name, { json: METADATA }),
  ]

export const clientVisits = {
  listOAuth2Clients: plainly('listOAuth2Clients'),
  createOAuth2Client: making('createOAuth2Client'),
  getOAuth2Client: ofClient('getOAuth2Client'),
  setOAuth2Client: ofClient('setOAuth2Client', { json: METADATA }),
  patchOAuth2Client: ofClient('patchOAuth2Client', { json: [{ op: 'replace', path: '/client_name', value: 'Other' }] }),
  setOAuth2ClientLifespans: ofClient('setOAuth2ClientLifespans', {
    json: { client_credentials_grant_access_token_lifespan: '1h' },
  }),
  deleteOAuth2Client: ofClient('deleteOAuth2Client'),
  createOidcDynamicClient: making('createOidcDynamicClient'),
  getOidcDynamicClient: ofRegistered('getOidcDynamicClient'),
  setOidcDynamicClient: ofRegistered('setOidcDynamicClient', { json: METADATA }),
  deleteOidcDynamicClient: ofRegistered('deleteOidcDynamicClient'),
} satisfies Readonly<Partial<Record<HydraOperationName, Visit>>>
