import type { CheckContext } from '../harness/context.js'
import { type Exchange, jsonBody } from '../harness/exchange.js'
import { isObject } from '../harness/json.js'
import { judgeAnswer } from '../hydra/answer.js'
import { stepByStep } from '../hydra/step-by-step.js'
import type { Story } from '../hydra/story-checks.js'
import { Skip } from '../verdict.js'
import { got, type MadeClient, machineToken, madeClient, madeMachine } from './made-client.js'
import { REFUSED_AS, UNKNOWN_CLIENT } from './refusals.js'

const deleted = ({ hydra }: CheckContext, id: string): Promise<Exchange> =>
  hydra.send('deleteOAuth2Client', { path: { id } })

async function accessTokenOf(context: CheckContext, made: MadeClient): Promise<string> {
  const exchange = await machineToken(context, made)
  const body = jsonBody(exchange)
  if (isObject(body) && typeof body.access_token === 'string') return body.access_token
  throw new Skip(`exchange ${exchange.id} should give an access token`, 'hydra-clients/create-own-secret')
}

/** What the deletion of a client does. */
export const deleteStories: readonly Story[] = [
  {
    name: 'delete',
    title: 'A client can be deleted, and is unknown then',
    operations: ['deleteOAuth2Client', 'getOAuth2Client'],
    run: async (context) => {
      const { id } = await madeClient(context)
      return stepByStep(
        async () => judgeAnswer(await deleted(context, id), { status: 204, empty: true }),
        async () => judgeAnswer(await got(context, id), UNKNOWN_CLIENT(context.hydra.system)),
      )
    },
  },
  {
    name: 'delete-frees-id',
    title: 'The id of a client that was deleted can be taken again',
    operations: ['deleteOAuth2Client', 'createOAuth2Client'],
    run: async (context) => {
      const { id } = await madeClient(context)
      await deleted(context, id)
      return judgeAnswer(await context.hydra.send('createOAuth2Client', { json: { client_id: id } }), {
        status: 201,
        members: { client_id: id },
      })
    },
  },
  {
    name: 'delete-ends-tokens',
    title: 'The tokens of a client that was deleted are inactive',
    operations: ['deleteOAuth2Client', 'introspectOAuth2Token'],
    run: async (context) => {
      const made = await madeMachine(context)
      const form = { token: await accessTokenOf(context, made) }
      const state = () => context.hydra.send('introspectOAuth2Token', { form })
      return stepByStep(
        async () => judgeAnswer(await state(), { status: 200, members: { active: true } }),
        async () => judgeAnswer(await deleted(context, made.id), { status: 204 }),
        async () => judgeAnswer(await state(), { status: 200, members: { active: false } }),
      )
    },
  },
  {
    name: 'delete-ends-authentication',
    title: 'A client that was deleted gets no more tokens',
    operations: ['deleteOAuth2Client', 'oauth2TokenExchange'],
    run: async (context) => {
      const made = await madeMachine(context)
      await deleted(context, made.id)
      return judgeAnswer(await machineToken(context, made), REFUSED_AS(401, 'invalid_client'))
    },
  },
]
