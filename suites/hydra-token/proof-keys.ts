import type { Exchange } from '../harness/exchange.js'
import { judgeAnswer } from '../hydra/answer.js'
import { type ExchangeRow, exchangeChecks } from '../hydra/exchange-checks.js'
import { ownCode } from '../hydra/own-tokens.js'
import { sharedStoryChecks } from '../hydra/shared-story-checks.js'
import { once } from '../once.js'
import { skip } from '../verdict.js'
import { INVALID_GRANT } from './refusals.js'

const SUITE = 'hydra-token'

/** A code that was tried with a wrong verifier, and then with the right one. */
interface WronglyProved {
  readonly wrongly: Exchange
  readonly rightly: Exchange
}

const wronglyProved = once(async (context): Promise<WronglyProved> => {
  const { client, form } = await ownCode(context)
  return {
    wrongly: await context.token({ client, form: { ...form, code_verifier: context.random(43) } }),
    rightly: await context.token({ client, form }),
  }
})

export const verifierRows: readonly ExchangeRow[] = [
  {
    name: 'no-verifier',
    title: 'A code of a request with a code_challenge is refused without its verifier with invalid_grant',
    ask: async (context) => {
      const { client, form } = await ownCode(context)
      return context.token({ client, form: { ...form, code_verifier: undefined } })
    },
    expected: INVALID_GRANT,
  },
  {
    name: 'verifier-without-challenge',
    title: 'A code of a request without a code_challenge is refused with a verifier with invalid_grant',
    ask: async (context) => {
      const { client, form } = await ownCode(context, { parameters: NO_CHALLENGE })
      return context.token({ client, form: { ...form, code_verifier: context.random(43) } })
    },
    expected: INVALID_GRANT,
  },
]

const NO_CHALLENGE = { code_challenge: undefined, code_challenge_method: undefined } as const

/** RFC 7636 as Hydra has it. */
export const proofKeys = [
  ...sharedStoryChecks(SUITE, wronglyProved, [
    {
      name: 'wrong-verifier',
      title: 'A code is refused with a wrong verifier with invalid_grant',
      operation: 'oauth2TokenExchange',
      judge: ({ wrongly }) => judgeAnswer(wrongly, INVALID_GRANT),
    },
    {
      name: 'wrong-verifier-burns-code',
      title: 'A wrong verifier uses the code up: the right one comes too late',
      operation: 'oauth2TokenExchange',
      judge: ({ wrongly, rightly }) =>
        wrongly.response.status === 200 ? skip('the wrong verifier was taken') : judgeAnswer(rightly, INVALID_GRANT),
    },
  ]),
  ...exchangeChecks(SUITE, 'oauth2TokenExchange', verifierRows),
]
