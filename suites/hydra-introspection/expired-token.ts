import type { Check } from '../check.js'
import { judgeAnswer } from '../hydra/answer.js'
import { expiredAccessToken } from '../hydra/expired-tokens.js'
import { EVERY_HYDRA, hydraRequires } from '../hydra/requirement.js'
import { introspected } from '../hydra/token-activity.js'

/** Nothing is told of a token that is over. */
export const expiredToken: Check = {
  id: 'hydra-introspection/expired-token',
  title: 'An access token whose time is up is inactive, and nothing else is told',
  requirement: hydraRequires('introspectOAuth2Token'),
  operations: ['introspectOAuth2Token'],
  systems: EVERY_HYDRA,
  phase: 'alone',
  async run(context) {
    const exchange = await introspected(context, await expiredAccessToken(context))
    return judgeAnswer(exchange, { status: 200, json: { active: false } })
  },
}
