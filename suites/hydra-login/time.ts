import type { Check } from '../check.js'
import type { CheckContext } from '../harness/context.js'
import { flowClient } from '../hydra/actors.js'
import { judgeAnswer } from '../hydra/answer.js'
import { SOME_ERROR } from '../hydra/bad-requests.js'
import { acceptLogin, onward, ownSubject, untilConsent, untilLogin } from '../hydra/challenge-flow.js'
import { cookiesSet } from '../hydra/cookies-set.js'
import { judgeLanding, landingOf } from '../hydra/landing.js'
import { EVERY_HYDRA, HYDRA_1, HYDRA_2, hydraRequires } from '../hydra/requirement.js'
import { askedAgain } from '../hydra/signed-in.js'
import { skip, type Verdict } from '../verdict.js'

/** A session that is a little older than one request allows, and much younger than another does. */
async function maxAge(context: CheckContext): Promise<Verdict> {
  const [client, subject] = [await flowClient(context), ownSubject(context)]
  const { browser } = await untilConsent(context, { client, subject, login: { remember: true, remember_for: 3_600 } })
  await context.letPass(3)
  const young = await askedAgain(context, { browser, client }, { max_age: '3000' })
  const goesOn = judgeAnswer(young, { status: 200, members: { skip: true } }, 'max_age=3000')
  if (goesOn.outcome !== 'pass') return goesOn
  const old = await askedAgain(context, { browser, client }, { max_age: '1' })
  return judgeAnswer(old, { status: 200, members: { skip: false, subject: '' } }, 'max_age=1')
}

/** Seconds that login requests live in 1.x at the longest, unless the operator sets more. */
const LONGEST = 3_600

async function expiredIn1(context: CheckContext): Promise<Verdict> {
  const { client, browser, challenge } = await untilLogin(context, { client: await flowClient(context) })
  await context.letPass(LONGEST + 10)
  const accepted = await acceptLogin(context, challenge, { subject: ownSubject(context) })
  const exchange = await context.visit(browser, { url: onward(accepted, 'hydra-login/accept') })
  if (landingOf(exchange, client).to === 'the consent app')
    return skip(`login requests live longer than ${LONGEST} s here`)
  const parameters = { error: 'request_unauthorized' }
  return judgeLanding(exchange, client, { to: 'the client', in: 'query', parameters })
}

async function expiredIn2(context: CheckContext): Promise<Verdict> {
  const { challenge, exchange } = await untilLogin(context, { client: await flowClient(context) })
  const ages = (await cookiesSet(exchange)).flatMap(({ maxAge: age }) => (age === undefined ? [] : [age]))
  if (ages.length === 0) return skip('nothing says how long a login request lives')
  await context.letPass(Math.max(...ages) + 10)
  const query = { login_challenge: challenge }
  return judgeAnswer(await context.hydra.send('getOAuth2LoginRequest', { query }), { status: 401, members: SOME_ERROR })
}

/** What becomes of sessions and requests in time. */
export const timeChecks: readonly Check[] = [
  {
    id: 'hydra-login/max-age',
    title: 'A session that is older than max_age allows does not go on by itself; a younger one does',
    requirement: { standard: 'OpenID Connect Core 1.0', section: '3.1.2.1', level: 'MUST' },
    operations: ['oAuth2Authorize', 'getOAuth2LoginRequest'],
    systems: EVERY_HYDRA,
    phase: 'alone',
    run: maxAge,
  },
  {
    id: 'hydra-login/expired-redirect',
    title: 'The client gets request_unauthorized when a login request took too long',
    requirement: hydraRequires('oAuth2Authorize'),
    operations: ['oAuth2Authorize', 'acceptOAuth2LoginRequest'],
    systems: HYDRA_1,
    phase: 'alone',
    run: expiredIn1,
  },
  {
    id: 'hydra-login/get-expired',
    title: 'A login request that took too long is no longer shown to the login app',
    requirement: hydraRequires('getOAuth2LoginRequest'),
    operations: ['getOAuth2LoginRequest'],
    systems: HYDRA_2,
    phase: 'alone',
    run: expiredIn2,
  },
]
