import type { Check } from '../check.js'
import type { CheckContext } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import type { HydraSystem } from '../harness/hydra/hydra-systems.js'
import { type ExpectedAnswer, judgeAnswer } from '../hydra/answer.js'
import { redeemedTooLate, refreshedTooLate } from '../hydra/expired-tokens.js'
import { EVERY_HYDRA, hydraRequires } from '../hydra/requirement.js'
import { skip } from '../verdict.js'
import { INVALID_GRANT, INVALID_REQUEST, renamed } from './refusals.js'

interface LateRow {
  readonly name: string
  readonly title: string
  readonly answer: (context: CheckContext) => Promise<Exchange>
  readonly expected: (system: HydraSystem) => ExpectedAnswer
}

const ROWS: readonly LateRow[] = [
  {
    name: 'expired-code',
    title: 'A code whose time is up is refused',
    answer: redeemedTooLate,
    expected: renamed(400, { before: 'invalid_request', since: 'invalid_grant' }),
  },
  {
    name: 'expired-refresh-token',
    title: 'A refresh token whose time is up is refused',
    answer: refreshedTooLate,
    expected: (system) => (system.startsWith('hydra-1') ? INVALID_REQUEST : INVALID_GRANT),
  },
]

/** What comes too late. A server may be told to keep codes longer, so one that is taken says nothing. */
export const tooLate: readonly Check[] = ROWS.map(({ name, title, answer, expected }) => ({
  id: `hydra-token/${name}`,
  title,
  requirement: hydraRequires('oauth2TokenExchange'),
  operations: ['oauth2TokenExchange'],
  systems: EVERY_HYDRA,
  phase: 'alone',
  async run(context) {
    const exchange = await answer(context)
    if (exchange.response.status === 200) return skip('it lives longer at this server (its settings ttl)')
    return judgeAnswer(exchange, expected(context.hydra.system))
  },
}))
