import { jsonBody } from '../harness/exchange.js'
import { isObject } from '../harness/json.js'
import { ABSENT, judgeAnswer } from '../hydra/answer.js'
import { stepByStep } from '../hydra/step-by-step.js'
import type { Story } from '../hydra/story-checks.js'
import { FULL_METADATA } from './full-client.js'
import { got, machineToken, madeClient, madeMachine, ownClientId, replaced } from './made-client.js'
import { REFUSED_AS, UNKNOWN_CLIENT } from './refusals.js'
import { bareClient } from './shown-client.js'

const AFTER = { client_name: 'After', grant_types: ['client_credentials'], scope: 'email' }

/** What the update of a client does. */
export const updateStories: readonly Story[] = [
  {
    name: 'update',
    title: 'The update of a client is answered by what was set and the defaults for all the rest',
    operations: ['setOAuth2Client'],
    run: async (context) => {
      const { id } = await madeClient(context, FULL_METADATA)
      return judgeAnswer(await replaced(context, id, { client_id: id, ...AFTER }), {
        status: 200,
        mediaType: 'application/json',
        members: { ...bareClient(context.hydra.system, 'written'), client_id: id, ...AFTER },
      })
    },
  },
  {
    name: 'update-replaces',
    title: 'An updated client is shown with what the update set, and without what it left out',
    operations: ['setOAuth2Client', 'getOAuth2Client'],
    run: async (context) => {
      const { id } = await madeClient(context, FULL_METADATA)
      await replaced(context, id, { client_id: id, ...AFTER })
      return judgeAnswer(await got(context, id), {
        status: 200,
        members: { ...bareClient(context.hydra.system, 'later'), client_id: id, ...AFTER },
      })
    },
  },
  {
    name: 'update-path-id',
    title: 'The id in the path says which client is updated; one in the body changes nothing',
    operations: ['setOAuth2Client', 'getOAuth2Client'],
    run: async (context) => {
      const { id } = await madeClient(context)
      const other = ownClientId(context)
      return stepByStep(
        async () =>
          judgeAnswer(await replaced(context, id, { client_id: other, client_name: 'Renamed' }), {
            status: 200,
            members: { client_id: id, client_name: 'Renamed' },
          }),
        async () => judgeAnswer(await got(context, other), UNKNOWN_CLIENT(context.hydra.system)),
      )
    },
  },
  {
    name: 'update-without-id',
    title: 'The body of an update needs no id',
    operations: ['setOAuth2Client'],
    run: async (context) => {
      const { id } = await madeClient(context)
      return judgeAnswer(await replaced(context, id, { client_name: 'No id' }), {
        status: 200,
        members: { client_id: id, client_name: 'No id' },
      })
    },
  },
  {
    name: 'update-keeps-creation-time',
    title: 'An updated client keeps the time at which it was made',
    operations: ['setOAuth2Client'],
    systems: ['hydra-1.9', 'hydra-2.3', 'hydra-2'],
    run: async (context) => {
      const { id } = await madeClient(context)
      const before = jsonBody(await got(context, id))
      return judgeAnswer(await replaced(context, id, { client_name: 'Later' }), {
        status: 200,
        members: { created_at: isObject(before) ? before.created_at : ABSENT },
      })
    },
  },
  {
    name: 'update-keeps-secret',
    title: 'A client keeps its secret when an update gives none, and the answer does not show it',
    operations: ['setOAuth2Client', 'oauth2TokenExchange'],
    run: async (context) => {
      const made = await madeMachine(context)
      const update = { grant_types: ['client_credentials'], client_name: 'Same secret' }
      return stepByStep(
        async () =>
          judgeAnswer(await replaced(context, made.id, update), { status: 200, members: { client_secret: ABSENT } }),
        async () => judgeAnswer(await machineToken(context, made), { status: 200 }),
      )
    },
  },
  {
    name: 'update-changes-secret',
    title: 'The secret that an update gives is shown in its answer, and is good from then on',
    operations: ['setOAuth2Client', 'oauth2TokenExchange'],
    run: async (context) => {
      const made = await madeMachine(context)
      const secret = context.random(24)
      const update = { grant_types: ['client_credentials'], client_secret: secret }
      return stepByStep(
        async () =>
          judgeAnswer(await replaced(context, made.id, update), { status: 200, members: { client_secret: secret } }),
        async () => judgeAnswer(await machineToken(context, made, secret), { status: 200 }),
      )
    },
  },
  {
    name: 'update-ends-old-secret',
    title: 'The secret that a client had before an update changed it is refused',
    operations: ['setOAuth2Client', 'oauth2TokenExchange'],
    run: async (context) => {
      const made = await madeMachine(context)
      await replaced(context, made.id, { grant_types: ['client_credentials'], client_secret: context.random(24) })
      return judgeAnswer(await machineToken(context, made), REFUSED_AS(401, 'invalid_client'))
    },
  },
  {
    name: 'update-hides-secret',
    title: 'A secret that an update set is not shown again',
    operations: ['setOAuth2Client', 'getOAuth2Client'],
    run: async (context) => {
      const { id } = await madeClient(context)
      await replaced(context, id, { client_secret: context.random(24) })
      return judgeAnswer(await got(context, id), { status: 200, members: { client_secret: ABSENT } })
    },
  },
]
