import type { Check } from '../check.js'
import type { CheckContext, Client } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import { flowClient, somebody } from '../hydra/actors.js'
import { acceptLogin, onward, untilLogin } from '../hydra/challenge-flow.js'
import { type ExpectedLanding, FINAL_STATUS, judgeLanding } from '../hydra/landing.js'
import { EVERY_HYDRA, hydraRequires } from '../hydra/requirement.js'
import { once } from '../once.js'

interface Story {
  readonly client: Client
  readonly state: string | undefined
  /** In a browser that did not begin the request. */
  readonly foreign: Exchange
  /** In its own browser, after that. */
  readonly own: Exchange
}

/** Tells the exchanges of this story from those of others. */
const FOREIGN_HINT = 'foreign@touchstone.test'

const story: (context: CheckContext) => Promise<Story> = once(async (context) => {
  const { client, browser, challenge, sent } = await untilLogin(context, {
    client: await flowClient(context),
    parameters: { login_hint: FOREIGN_HINT },
  })
  const accepted = await acceptLogin(context, challenge, { subject: await somebody(context) })
  const url = onward(accepted, 'hydra-login/accept')
  const foreign = await context.visit(context.browser(), { url })
  const own = await context.visit(browser, { url })
  return { client, state: sent.state, foreign, own }
})

/** A login verifier in the wrong browser: somebody else's, who is to be signed in as the attacker. */
export const foreignBrowserChecks: readonly Check[] = [
  {
    id: 'hydra-login/csrf-cookie-missing',
    title: 'A browser that did not begin the request is not signed in by its verifier',
    requirement: { standard: 'RFC 6749', section: '10.12', level: 'MUST' },
    operations: ['oAuth2Authorize'],
    systems: EVERY_HYDRA,
    async run(context) {
      const { client, state, foreign } = await story(context)
      return judgeLanding(foreign, client, {
        to: 'the client',
        in: 'query',
        status: FINAL_STATUS[context.hydra.system],
        parameters: { error: 'request_forbidden', state },
      })
    },
  },
  {
    id: 'hydra-login/csrf-cookie-missing-spends',
    title: 'Used in a foreign browser a login verifier is spent in 1.x; in 2.x it still works in its own',
    requirement: hydraRequires('oAuth2Authorize'),
    operations: ['oAuth2Authorize'],
    systems: EVERY_HYDRA,
    async run(context) {
      const { client, own } = await story(context)
      const spent: ExpectedLanding = { to: 'the client', in: 'query', parameters: { error: 'invalid_request' } }
      const { system } = context.hydra
      const lasts = system === 'hydra-2.3' || system === 'hydra-2'
      return judgeLanding(own, client, lasts ? { to: 'the consent app' } : spent)
    },
  },
]
