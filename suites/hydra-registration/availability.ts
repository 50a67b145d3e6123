import { isObject } from '../harness/json.js'
import { type ByLine, type ExpectedAnswer, judgeAnswer } from '../hydra/answer.js'
import { redeemed, untilGranted } from '../hydra/challenge-flow.js'
import { stepByStep } from '../hydra/step-by-step.js'
import type { Story } from '../hydra/story-checks.js'
import { fail, pass, skip } from '../verdict.js'
import { firstRegistration, isOff, METADATA, needsRegistration, sharedClient } from './registered-client.js'

const NOT_HERE: ExpectedAnswer = { status: 404, mediaType: 'application/json', members: { error: /\S/ } }

const NO_LIST: ByLine<number> = { 'hydra-1.5': 404, 'hydra-1.9': 404, 'hydra-2.3': 405, 'hydra-2': 404 }

/** Whether there is registration at all, and what it is good for. */
export const availabilityStories: readonly Story[] = [
  {
    name: 'off',
    title: 'Where registration is off, each of its operations is answered by 404',
    operations: ['createOidcDynamicClient', 'getOidcDynamicClient', 'setOidcDynamicClient', 'deleteOidcDynamicClient'],
    run: async (context) => {
      if (!(await isOff(context))) return skip('dynamic client registration is on')
      const { hydra } = context
      const path = { id: `touchstone-${context.random(16)}` }
      return stepByStep(
        async () => judgeAnswer(await firstRegistration(context), NOT_HERE),
        async () => judgeAnswer(await hydra.send('getOidcDynamicClient', { path }), NOT_HERE),
        async () => judgeAnswer(await hydra.send('setOidcDynamicClient', { path, json: METADATA }), NOT_HERE),
        async () => judgeAnswer(await hydra.send('deleteOidcDynamicClient', { path }), NOT_HERE),
      )
    },
  },
  {
    name: 'no-list',
    title: 'Those who register cannot list the clients',
    operations: ['createOidcDynamicClient'],
    run: async (context) => {
      await needsRegistration(context)
      const url = context.hydra.url('createOidcDynamicClient')
      return judgeAnswer(await context.http({ url, headers: { accept: 'application/json' } }), {
        status: NO_LIST[context.hydra.system],
      })
    },
  },
  {
    name: 'code-flow',
    title: 'A client that registered can sign people in',
    operations: ['createOidcDynamicClient', 'oauth2TokenExchange'],
    run: async (context) => {
      const { client } = await sharedClient(context)
      const wish = { client, parameters: { scope: 'openid' }, grantScope: ['openid'] }
      const { exchange, tokens } = await redeemed(context, await untilGranted(context, wish))
      return isObject(tokens) && typeof tokens.id_token === 'string'
        ? pass()
        : fail({ id_token: 'an ID token' }, { id_token: tokens.id_token }, { exchange })
    },
  },
  {
    name: 'client-credentials',
    title: 'The secret that came with a registration is good at the token endpoint',
    operations: ['createOidcDynamicClient', 'oauth2TokenExchange'],
    run: async (context) => {
      const { client } = await sharedClient(context)
      const form = { grant_type: 'client_credentials' }
      return judgeAnswer(await context.token({ client, form }), { status: 200 })
    },
  },
]
