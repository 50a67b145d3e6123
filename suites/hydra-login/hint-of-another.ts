import type { Check } from '../check.js'
import type { CheckContext, Client } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import { type ByLine, judgeAnswer } from '../hydra/answer.js'
import { acceptLogin, onward, ownSubject, untilConsent, untilLogin } from '../hydra/challenge-flow.js'
import { judgeBackAtClient } from '../hydra/landing.js'
import { EVERY_HYDRA, hydraRequires } from '../hydra/requirement.js'
import { askedAgain, rememberedSession } from '../hydra/signed-in.js'
import { once } from '../once.js'

interface Story {
  readonly client: Client
  readonly state: string | undefined
  readonly refused: Exchange
  /** The login request of the same browser after that. */
  readonly next: Exchange
}

/** Tells the request after the misfit from those of others. */
const MISFIT = { login_hint: 'misfit@touchstone.test' }

/** The client names a person by an ID token, and somebody else signs in where she was. */
const story: (context: CheckContext) => Promise<Story> = once(async (context) => {
  const { client, idToken, subject } = await rememberedSession(context)
  const login = { remember: true, remember_for: 3_600 }
  const { browser } = await untilConsent(context, { client, subject, login })
  const parameters = { id_token_hint: idToken, prompt: 'login' }
  const { challenge, sent } = await untilLogin(context, { client, browser, parameters })
  const accepted = await acceptLogin(context, challenge, { subject: ownSubject(context) })
  const refused = await context.visit(browser, { url: onward(accepted, 'hydra-login/accept') })
  return { client, state: sent.state, refused, next: await askedAgain(context, { browser, client }, MISFIT) }
})

/** 1.5 lets the session be. */
const STILL_SIGNED_IN: ByLine<boolean> = {
  'hydra-1.5': true,
  'hydra-1.9': false,
  'hydra-2.3': false,
  'hydra-2': false,
}

/** Somebody signs in who is not the one the client named. */
export const hintOfAnotherChecks: readonly Check[] = [
  {
    id: 'hydra-login/id-token-hint-of-another',
    title: 'When another person signs in than the one whom the client named, the client gets login_required',
    requirement: { standard: 'OpenID Connect Core 1.0', section: '3.1.2.1', level: 'MUST' },
    operations: ['oAuth2Authorize'],
    systems: EVERY_HYDRA,
    async run(context) {
      const { client, state, refused } = await story(context)
      return judgeBackAtClient(refused, client, {
        system: context.hydra.system,
        parameters: { error: 'login_required', state },
      })
    },
  },
  {
    id: 'hydra-login/misfit-ends-session',
    title: 'A sign-in that does not fit what the client asked for ends the session of the browser, but not in 1.5',
    requirement: hydraRequires('oAuth2Authorize'),
    operations: ['oAuth2Authorize', 'getOAuth2LoginRequest'],
    systems: EVERY_HYDRA,
    async run(context) {
      const { next } = await story(context)
      return judgeAnswer(next, { status: 200, members: { skip: STILL_SIGNED_IN[context.hydra.system] } })
    },
  },
]
