import type { CheckContext, JsonObject } from '../harness/context.js'
import { type Exchange, jsonBody } from '../harness/exchange.js'
import { isObject } from '../harness/json.js'
import { judgeAnswer } from '../hydra/answer.js'
import { redeemed, untilGranted } from '../hydra/challenge-flow.js'
import { HYDRA_2 } from '../hydra/requirement.js'
import { stepByStep } from '../hydra/step-by-step.js'
import type { Story } from '../hydra/story-checks.js'
import { fail, pass, type Verdict } from '../verdict.js'
import { got, machineToken, madeClient, madeMachine } from './made-client.js'
import { noLifespans } from './shown-client.js'

const spans = ({ hydra }: CheckContext, id: string, lifespans: Readonly<JsonObject>): Promise<Exchange> =>
  hydra.send('setOAuth2ClientLifespans', { path: { id }, json: lifespans })

/** Some time may pass between the making of a token and the telling of its life. */
const TOLERANCE = 5

/** Whether the token of an answer lives so many seconds. */
function judgeLife(exchange: Exchange, seconds: number): Verdict {
  const body = jsonBody(exchange)
  const life = isObject(body) ? body.expires_in : undefined
  const right = typeof life === 'number' && life <= seconds && life >= seconds - TOLERANCE
  return right ? pass() : fail({ expires_in: seconds }, { expires_in: life }, { exchange })
}

const THREE_HOURS = { client_credentials_grant_access_token_lifespan: '3h' }

const stories: readonly Omit<Story, 'systems'>[] = [
  {
    name: 'lifespans',
    title: 'Life spans are set as a whole, and shown as hours, minutes and seconds',
    operations: ['setOAuth2ClientLifespans'],
    run: async (context) => {
      const { id } = await madeClient(context)
      const wanted = { ...THREE_HOURS, authorization_code_grant_access_token_lifespan: '1234s' }
      const after = {
        status: 200,
        members: {
          client_id: id,
          ...noLifespans(context.hydra.system),
          client_credentials_grant_access_token_lifespan: '3h0m0s',
          authorization_code_grant_access_token_lifespan: '20m34s',
        },
      }
      return stepByStep(
        async () => judgeAnswer(await spans(context, id, wanted), { ...after, mediaType: 'application/json' }),
        async () => judgeAnswer(await got(context, id), after),
      )
    },
  },
  {
    name: 'lifespans-cleared',
    title: 'Life spans that are left out are the server’s own again',
    operations: ['setOAuth2ClientLifespans'],
    run: async (context) => {
      const { id } = await madeClient(context)
      await spans(context, id, THREE_HOURS)
      const after = { status: 200, members: noLifespans(context.hydra.system) }
      return stepByStep(
        async () => judgeAnswer(await spans(context, id, {}), after),
        async () => judgeAnswer(await got(context, id), after),
      )
    },
  },
  {
    name: 'lifespans-client-credentials',
    title: 'Access tokens of client credentials live as long as the client’s life span for them says',
    operations: ['setOAuth2ClientLifespans', 'oauth2TokenExchange'],
    run: async (context) => {
      const made = await madeMachine(context)
      await spans(context, made.id, THREE_HOURS)
      return judgeLife(await machineToken(context, made), 3 * 3_600)
    },
  },
  {
    name: 'lifespans-authorization-code',
    title: 'Access tokens of authorization codes live as long as the client’s life span for them says',
    operations: ['setOAuth2ClientLifespans', 'oauth2TokenExchange'],
    run: async (context) => {
      const { id, client } = await madeClient(context, {
        redirect_uris: ['https://client.example/callback'],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        scope: 'openid',
      })
      await spans(context, id, { authorization_code_grant_access_token_lifespan: '1234s' })
      const wish = { client, parameters: { scope: 'openid' }, grantScope: ['openid'] }
      const { exchange } = await redeemed(context, await untilGranted(context, wish))
      return judgeLife(exchange, 1_234)
    },
  },
]

/** Life spans of a client's own, which came with 2.x. */
export const lifespanStories: readonly Story[] = stories.map((story) => ({ ...story, systems: HYDRA_2 }))
