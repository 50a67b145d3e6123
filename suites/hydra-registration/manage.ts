import type { CheckContext } from '../harness/context.js'
import { type Exchange, jsonBody } from '../harness/exchange.js'
import { isObject } from '../harness/json.js'
import { ABSENT, judgeAnswer } from '../hydra/answer.js'
import { stepByStep } from '../hydra/step-by-step.js'
import type { Story } from '../hydra/story-checks.js'
import { Skip } from '../verdict.js'
import {
  bearer,
  deleted,
  got,
  METADATA,
  ownClient,
  type RegisteredClient,
  replaced,
  sharedClient,
} from './registered-client.js'
import { UNAUTHORIZED } from './unauthorized.js'

const AFTER = {
  client_name: 'Renamed',
  redirect_uris: METADATA.redirect_uris,
  grant_types: ['client_credentials'],
}

/** The token that came with the answer to an update. */
function newToken(exchange: Exchange): string {
  const body = jsonBody(exchange)
  const token = isObject(body) ? body.registration_access_token : undefined
  if (typeof token !== 'string' || token === '')
    throw new Skip(`exchange ${exchange.id} should bring a new token`, 'hydra-registration/update')
  return token
}

const machineToken = (context: CheckContext, { client }: RegisteredClient): Promise<Exchange> =>
  context.token({ client, form: { grant_type: 'client_credentials' } })

/** What a client that registered can do with itself. */
export const manageStories: readonly Story[] = [
  {
    name: 'get',
    title: 'A client is shown to the bearer of its registration access token',
    operations: ['getOidcDynamicClient'],
    run: async (context) => {
      const { id, token } = await sharedClient(context)
      return judgeAnswer(await got(context, id, token), {
        status: 200,
        mediaType: 'application/json',
        members: { client_id: id, ...METADATA },
      })
    },
  },
  {
    name: 'get-hides',
    title: 'Secret, registration access token and the operator’s metadata are not shown to a client',
    operations: ['getOidcDynamicClient'],
    run: async (context) => {
      const { id, token } = await sharedClient(context)
      return judgeAnswer(await got(context, id, token), {
        status: 200,
        members: { client_secret: ABSENT, registration_access_token: ABSENT, metadata: ABSENT },
      })
    },
  },
  {
    name: 'operator-sees-client',
    title: 'A client that registered is among those of the operator',
    operations: ['createOidcDynamicClient', 'getOAuth2Client'],
    run: async (context) => {
      const { id } = await sharedClient(context)
      return judgeAnswer(await context.hydra.send('getOAuth2Client', { path: { id } }), {
        status: 200,
        members: { client_id: id, ...METADATA },
      })
    },
  },
  {
    name: 'update',
    title: 'A client can replace its metadata; the answer shows them and brings a new registration access token',
    operations: ['setOidcDynamicClient'],
    run: async (context) => {
      const own = await ownClient(context)
      return judgeAnswer(await replaced(context, own, { client_id: own.id, ...AFTER }), {
        status: 200,
        mediaType: 'application/json',
        members: {
          client_id: own.id,
          ...AFTER,
          response_types: null,
          client_secret: ABSENT,
          registration_access_token: new RegExp(`^(?!${own.token.replace(/\W/g, '.')}$).+`),
        },
      })
    },
  },
  {
    name: 'update-new-token',
    title: 'The token that came with an update is good, and shows the client as updated',
    operations: ['setOidcDynamicClient', 'getOidcDynamicClient'],
    run: async (context) => {
      const own = await ownClient(context)
      const token = newToken(await replaced(context, own, { client_id: own.id, ...AFTER }))
      return judgeAnswer(await got(context, own.id, token), {
        status: 200,
        members: { client_id: own.id, ...AFTER, response_types: [] },
      })
    },
  },
  {
    name: 'update-ends-old-token',
    title: 'The registration access token from before an update is refused',
    operations: ['setOidcDynamicClient', 'getOidcDynamicClient'],
    run: async (context) => {
      const own = await ownClient(context)
      await replaced(context, own, { client_id: own.id, ...AFTER })
      return judgeAnswer(await got(context, own.id, own.token), UNAUTHORIZED)
    },
  },
  {
    name: 'update-keeps-secret',
    title: 'A client keeps its secret when it updates itself',
    operations: ['setOidcDynamicClient', 'oauth2TokenExchange'],
    run: async (context) => {
      const own = await ownClient(context)
      await replaced(context, own, { client_id: own.id, ...AFTER })
      return judgeAnswer(await machineToken(context, own), { status: 200 })
    },
  },
  {
    name: 'update-path-id',
    title: 'The id in the path says which client is updated; one in the body changes nothing',
    operations: ['setOidcDynamicClient'],
    run: async (context) => {
      const own = await ownClient(context)
      return judgeAnswer(await replaced(context, own, { client_id: 'touchstone-other-id', client_name: 'Same' }), {
        status: 200,
        members: { client_id: own.id, client_name: 'Same' },
      })
    },
  },
  {
    name: 'update-malformed-json',
    title: 'Broken JSON is refused, and the registration access token stays good',
    operations: ['setOidcDynamicClient'],
    run: async (context) => {
      const { id, token } = await ownClient(context)
      const headers = { ...bearer(token), 'content-type': 'application/json' }
      return stepByStep(
        async () =>
          judgeAnswer(await context.hydra.send('setOidcDynamicClient', { path: { id }, headers, body: '{' }), {
            status: 400,
            mediaType: 'application/json',
            members: { error: /\S/ },
          }),
        async () => judgeAnswer(await got(context, id, token), { status: 200 }),
      )
    },
  },
  {
    name: 'delete',
    title: 'A client can delete itself, and its token is good for nothing then',
    operations: ['deleteOidcDynamicClient', 'getOidcDynamicClient'],
    run: async (context) => {
      const { id, token } = await ownClient(context)
      return stepByStep(
        async () => judgeAnswer(await deleted(context, id, token), { status: 204, empty: true }),
        async () => judgeAnswer(await got(context, id, token), UNAUTHORIZED),
      )
    },
  },
  {
    name: 'delete-twice',
    title: 'A client that deleted itself cannot do it again',
    operations: ['deleteOidcDynamicClient'],
    run: async (context) => {
      const { id, token } = await ownClient(context)
      await deleted(context, id, token)
      return judgeAnswer(await deleted(context, id, token), UNAUTHORIZED)
    },
  },
]
