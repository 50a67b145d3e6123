import type { HydraOperationName } from '../../specs/index.js'
import type { CheckContext } from '../harness/context.js'
import { type ExpectedAnswer, judgeAnswer } from '../hydra/answer.js'
import { basicHeader } from '../hydra/own-client.js'
import { stepByStep } from '../hydra/step-by-step.js'
import type { Story } from '../hydra/story-checks.js'
import { bearer, got, ownClient, sharedClient } from './registered-client.js'

/** What is answered to those who are not the client, and for clients that do not exist. */
export const UNAUTHORIZED: ExpectedAnswer = {
  status: 401,
  mediaType: 'application/json',
  members: { error: /\S/ },
}

const WITHOUT_TOKEN: Readonly<Record<'get' | 'update' | 'delete', HydraOperationName>> = {
  get: 'getOidcDynamicClient',
  update: 'setOidcDynamicClient',
  delete: 'deleteOidcDynamicClient',
}

interface Row {
  readonly name: string
  readonly title: string
  /** Client and headers. */
  readonly asked: (context: CheckContext) => Promise<{ id: string; headers: Readonly<Record<string, string>> }>
}

const ROWS: readonly Row[] = [
  {
    name: 'get-wrong-token',
    title: 'A client is not shown to the bearer of a token that nobody has issued',
    asked: async (context) => ({ id: (await sharedClient(context)).id, headers: bearer('ory_at_garbage') }),
  },
  {
    name: 'get-with-secret',
    title: 'A client is not shown to those who know its secret alone',
    asked: async (context) => {
      const { id, client } = await sharedClient(context)
      return { id, headers: basicHeader(client) }
    },
  },
  {
    name: 'get-foreign-token',
    title: 'A client is not shown to the bearer of another client’s registration access token',
    asked: async (context) => {
      const [{ id }, other] = [await sharedClient(context), await ownClient(context)]
      return { id, headers: bearer(other.token) }
    },
  },
  {
    name: 'get-unknown',
    title: 'A client that does not exist is answered as if the token were wrong',
    asked: async (context) => {
      const { token } = await sharedClient(context)
      return { id: `touchstone-${context.random(16)}`, headers: bearer(token) }
    },
  },
]

/** Nobody but the client itself. */
export const unauthorizedStories: readonly Story[] = [
  ...Object.entries(WITHOUT_TOKEN).map(
    ([name, operation]): Story => ({
      name: `${name}-without-token`,
      title: `To ${name} a client needs its registration access token`,
      operations: [operation],
      run: async (context) => {
        const { id, token } = await sharedClient(context)
        const json = operation === 'setOidcDynamicClient' ? { json: { client_name: 'x' } } : {}
        return stepByStep(
          async () => judgeAnswer(await context.hydra.send(operation, { path: { id }, ...json }), UNAUTHORIZED),
          async () => judgeAnswer(await got(context, id, token), { status: 200 }),
        )
      },
    }),
  ),
  {
    name: 'update-unknown',
    title: 'A client that does not exist cannot be updated',
    operations: ['setOidcDynamicClient'],
    run: async (context) => {
      const { token } = await sharedClient(context)
      const id = `touchstone-${context.random(16)}`
      const request = { path: { id }, headers: bearer(token), json: { client_name: 'x' } }
      // The document says 404; those who have no such client are not to learn that.
      return judgeAnswer(await context.hydra.send('setOidcDynamicClient', request), {
        ...UNAUTHORIZED,
        status: [401, 404],
      })
    },
  },
  ...ROWS.map(
    ({ name, title, asked }): Story => ({
      name,
      title,
      operations: ['getOidcDynamicClient'],
      run: async (context) => {
        const { id, headers } = await asked(context)
        return judgeAnswer(await context.hydra.send('getOidcDynamicClient', { path: { id }, headers }), UNAUTHORIZED)
      },
    }),
  ),
]
