import type { CheckContext } from '../harness/context.js'
import type { ByLine } from '../hydra/answer.js'
import { acceptConsent, onward } from '../hydra/challenge-flow.js'
import { type DecidedRequest, decidedRequestRows } from '../hydra/decided-request.js'
import { judgeBackAtClient } from '../hydra/landing.js'
import { sharedStoryChecks } from '../hydra/shared-story-checks.js'
import { once } from '../once.js'
import { beginConsent } from './asked-consent.js'

/** Tells the exchanges of this story from those of others. */
const DECIDED_HINT = 'consented@touchstone.test'

const story: (context: CheckContext) => Promise<DecidedRequest> = once(async (context) => {
  const { client, browser, challenge } = await beginConsent(context, { parameters: { login_hint: DECIDED_HINT } })
  const query = { consent_challenge: challenge }
  const shown = () => context.hydra.send('getOAuth2ConsentRequest', { query })
  const accepted = await acceptConsent(context, challenge, { grant_scope: ['openid'] })
  const shownAccepted = await shown()
  const url = onward(accepted, 'hydra-consent/accept')
  await context.visit(browser, { url })
  const followedAgain = await context.visit(browser, { url })
  const shownUsed = await shown()
  const acceptedUsed = await acceptConsent(context, challenge, { grant_scope: ['openid', 'touchstone-used'] })
  const rejectedUsed = await context.hydra.send('rejectOAuth2ConsentRequest', { query, json: { error: 'used' } })
  return { client, shownAccepted, followedAgain, shownUsed, acceptedUsed, rejectedUsed }
})

/** The error of a consent verifier that is used up. */
export const SPENT: ByLine<string> = {
  'hydra-1.5': 'invalid_request',
  'hydra-1.9': 'invalid_request',
  'hydra-2.3': 'access_denied',
  'hydra-2': 'access_denied',
}

/** What becomes of a consent request that was decided and used. */
export const decidedRequestChecks = sharedStoryChecks('hydra-consent', story, [
  ...decidedRequestRows('consent', DECIDED_HINT),
  {
    name: 'verifier-twice',
    title: 'A consent verifier works once: invalid_request in 1.x, access_denied in 2.x',
    operation: 'oAuth2Authorize',
    judge: ({ client, followedAgain }, { hydra: { system } }) =>
      judgeBackAtClient(followedAgain, client, { system, parameters: { error: SPENT[system] } }),
  },
])
