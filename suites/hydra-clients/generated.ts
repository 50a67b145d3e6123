import type { CheckContext } from '../harness/context.js'
import { type Exchange, jsonBody } from '../harness/exchange.js'
import { isObject, nonEmpty } from '../harness/json.js'
import { judgeAnswer } from '../hydra/answer.js'
import { stepByStep } from '../hydra/step-by-step.js'
import type { Story } from '../hydra/story-checks.js'
import { once } from '../once.js'
import { Skip } from '../verdict.js'
import { got, machineToken, madeMachine } from './made-client.js'
import { bareClient, defaultSubjectType } from './shown-client.js'

/** The client of an empty object: its id, its secret and all the rest are the server's. */
const unnamed = once(({ hydra }) => hydra.send('createOAuth2Client', { json: {} }))

function idOf(exchange: Exchange): string {
  const body = jsonBody(exchange)
  const id = isObject(body) ? nonEmpty(body.client_id) : undefined
  if (id === undefined) throw new Skip(`the answer to exchange ${exchange.id} names no client`, 'hydra-clients/create')
  return id
}

const members = (context: CheckContext, moment: 'written' | 'later') => ({
  ...bareClient(context.hydra.system, moment),
  subject_type: defaultSubjectType(context),
})

/** What the server settles by itself when a client is made. */
export const generatedStories: readonly Story[] = [
  {
    name: 'create-defaults',
    title: 'A client of which nothing is said gets the defaults of the server',
    operations: ['createOAuth2Client'],
    run: async (context) =>
      judgeAnswer(await unnamed(context), {
        status: 201,
        members: { client_id: /\S/, client_secret: /\S{6,}/, ...members(context, 'written') },
      }),
  },
  {
    name: 'get-defaults',
    title: 'The defaults of a client are shown when it is asked for',
    operations: ['getOAuth2Client'],
    run: async (context) => {
      const id = idOf(await unnamed(context))
      return judgeAnswer(await got(context, id), {
        status: 200,
        members: { client_id: id, ...members(context, 'later') },
      })
    },
  },
  {
    name: 'create-generated-id',
    title: 'Location has the id that the server chose',
    operations: ['createOAuth2Client'],
    run: async (context) => {
      const exchange = await unnamed(context)
      const location = exchange.response.headers.get('location') ?? ''
      return judgeAnswer(exchange, {
        status: 201,
        members: { client_id: decodeURIComponent(location.slice(location.lastIndexOf('/') + 1)) },
      })
    },
  },
  {
    name: 'create-generated-secret',
    title: 'The secret that the server chose is good at the token endpoint',
    operations: ['createOAuth2Client', 'oauth2TokenExchange'],
    run: async (context) => {
      const made = await madeMachine(context, { client_secret: undefined })
      return stepByStep(
        () => judgeAnswer(made.exchange, { status: 201, members: { client_secret: /\S{6,}/ } }),
        async () => judgeAnswer(await machineToken(context, made), { status: 200 }),
      )
    },
  },
]
