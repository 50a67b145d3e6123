import type { Check } from '../check.js'
import type { CheckContext } from '../harness/context.js'
import { flowClient, somebody } from '../hydra/actors.js'
import { acceptLogin, onward, untilLogin } from '../hydra/challenge-flow.js'
import { type ForeignBrowserStory, followedElsewhereFirst, judgeForeignBrowser } from '../hydra/foreign-browser.js'
import { type ExpectedLanding, judgeLanding } from '../hydra/landing.js'
import { EVERY_HYDRA, hydraRequires } from '../hydra/requirement.js'
import { once } from '../once.js'

/** Tells the exchanges of this story from those of others. */
const FOREIGN_HINT = 'foreign@touchstone.test'

const story: (context: CheckContext) => Promise<ForeignBrowserStory> = once(async (context) => {
  const { client, browser, challenge, sent } = await untilLogin(context, {
    client: await flowClient(context),
    parameters: { login_hint: FOREIGN_HINT },
  })
  const accepted = await acceptLogin(context, challenge, { subject: await somebody(context) })
  const url = onward(accepted, 'hydra-login/accept')
  return { client, state: sent.state, ...(await followedElsewhereFirst(context, { browser, url })) }
})

/** A login verifier in the wrong browser: somebody else's, who is to be signed in as the attacker. */
export const foreignBrowserChecks: readonly Check[] = [
  {
    id: 'hydra-login/csrf-cookie-missing',
    title: 'A browser that did not begin the request is not signed in by its verifier',
    requirement: { standard: 'RFC 6749', section: '10.12', level: 'MUST' },
    operations: ['oAuth2Authorize'],
    systems: EVERY_HYDRA,
    run: async (context) => judgeForeignBrowser(await story(context), context),
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
