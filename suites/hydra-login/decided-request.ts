import type { CheckContext } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import { flowClient, somebody } from '../hydra/actors.js'
import { judgeAnswer } from '../hydra/answer.js'
import { acceptLogin, onward, untilLogin } from '../hydra/challenge-flow.js'
import { type DecidedRequest, decidedAnew, decidedRequestRows } from '../hydra/decided-request.js'
import { judgeBackAtClient, judgeLanding } from '../hydra/landing.js'
import { sharedStoryChecks } from '../hydra/shared-story-checks.js'
import { once } from '../once.js'

interface Story extends DecidedRequest {
  readonly acceptedAgain: Exchange
}

/** Tells the exchanges of this story from those of others. */
const DECIDED_HINT = 'decided@touchstone.test'

const story: (context: CheckContext) => Promise<Story> = once(async (context) => {
  const waiting = await untilLogin(context, {
    client: await flowClient(context),
    parameters: { login_hint: DECIDED_HINT },
  })
  const { client, browser, challenge } = waiting
  const query = { login_challenge: challenge }
  const subject = await somebody(context)
  const shown = () => context.hydra.send('getOAuth2LoginRequest', { query })
  const accepted = await acceptLogin(context, challenge, { subject })
  const shownAccepted = await shown()
  const acceptedAgain = await acceptLogin(context, challenge, { subject, acr: 'again' })
  const url = onward(accepted, 'hydra-login/accept')
  await context.visit(browser, { url })
  const followedAgain = await context.visit(browser, { url })
  const shownUsed = await shown()
  const acceptedUsed = await acceptLogin(context, challenge, { subject, acr: 'used' })
  const rejectedUsed = await context.hydra.send('rejectOAuth2LoginRequest', { query, json: { error: 'used' } })
  return { client, shownAccepted, acceptedAgain, followedAgain, shownUsed, acceptedUsed, rejectedUsed }
})

/** What becomes of a login request that was decided and used. */
export const decidedRequestChecks = sharedStoryChecks('hydra-login', story, [
  ...decidedRequestRows('login', DECIDED_HINT),
  {
    name: 'accept-again',
    title: 'A second accept before the browser went on counts like the first, but is a conflict in 1.9',
    operation: 'acceptOAuth2LoginRequest',
    judge: ({ acceptedAgain }, { hydra }) => judgeAnswer(acceptedAgain, decidedAnew('login')[hydra.system]),
  },
  {
    name: 'verifier-twice',
    title: 'A login verifier works once in 1.x; in 2.x each use asks for consent anew',
    operation: 'oAuth2Authorize',
    judge: ({ client, followedAgain }, { hydra: { system } }) =>
      system === 'hydra-1.5' || system === 'hydra-1.9'
        ? judgeBackAtClient(followedAgain, client, { system, parameters: { error: 'invalid_request' } })
        : judgeLanding(followedAgain, client, { to: 'the consent app' }),
  },
])
