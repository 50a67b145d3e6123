import { judgeAnswer } from '../hydra/answer.js'
import { stepByStep } from '../hydra/step-by-step.js'
import type { Story } from '../hydra/story-checks.js'
import { got, machineToken, madeClient, madeMachine, ownClientId } from './made-client.js'
import { REFUSED, UNKNOWN_CLIENT } from './refusals.js'

/** What the creation of a client brings about. */
export const createStories: readonly Story[] = [
  {
    name: 'create-own-secret',
    title: 'The secret that was given is shown when the client is made, and is good at the token endpoint',
    operations: ['createOAuth2Client', 'oauth2TokenExchange'],
    run: async (context) => {
      const secret = context.random(24)
      const made = await madeMachine(context, { client_secret: secret })
      return stepByStep(
        () => judgeAnswer(made.exchange, { status: 201, members: { client_secret: secret } }),
        async () => judgeAnswer(await machineToken(context, made, secret), { status: 200 }),
      )
    },
  },
  {
    name: 'create-conflict',
    title: 'An id that is taken is refused as a conflict, and its client stays as it was',
    operations: ['createOAuth2Client'],
    run: async (context) => {
      const { id } = await madeClient(context, { client_name: 'First' })
      const again = { json: { client_id: id, client_name: 'Second' } }
      return stepByStep(
        async () => judgeAnswer(await context.hydra.send('createOAuth2Client', again), REFUSED(409)),
        async () => judgeAnswer(await got(context, id), { status: 200, members: { client_name: 'First' } }),
      )
    },
  },
  {
    name: 'create-refused-not-made',
    title: 'A client that was refused does not exist',
    operations: ['createOAuth2Client', 'getOAuth2Client'],
    run: async (context) => {
      const id = ownClientId(context)
      const bad = { json: { client_id: id, client_secret: 'abc' } }
      return stepByStep(
        async () => judgeAnswer(await context.hydra.send('createOAuth2Client', bad), { status: 400 }),
        async () => judgeAnswer(await got(context, id), UNKNOWN_CLIENT(context.hydra.system)),
      )
    },
  },
  {
    name: 'create-id-to-escape',
    title: 'A client whose id must be escaped is found by the escaped id',
    operations: ['createOAuth2Client', 'getOAuth2Client'],
    run: async (context) => {
      const id = `${ownClientId(context)} +é?#`
      const made = await madeClient(context, { client_id: id })
      return stepByStep(
        () => judgeAnswer(made.exchange, { status: 201, members: { client_id: id } }),
        async () => judgeAnswer(await got(context, id), { status: 200, members: { client_id: id } }),
      )
    },
  },
]
