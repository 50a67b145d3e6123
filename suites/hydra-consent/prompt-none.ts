import type { Check } from '../check.js'
import type { Browser, CheckContext, Client } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import { flowClient } from '../hydra/actors.js'
import { acceptConsent, acceptLogin, onward, ownSubject, untilGranted, untilLogin } from '../hydra/challenge-flow.js'
import { judgeFacts } from '../hydra/judge-facts.js'
import { judgeBackAtClient, landingOf } from '../hydra/landing.js'
import { EVERY_HYDRA, hydraRequires } from '../hydra/requirement.js'
import { once } from '../once.js'

interface Story {
  readonly client: Client
  /** The end of a request for what was granted before. */
  readonly granted: Exchange
  /** The end of a request for more. */
  readonly more: Exchange
  readonly state: string | undefined
}

/** A person who is signed in and whose consent is remembered; one request after the other, as 1.x has one cookie for all. */
const story: (context: CheckContext) => Promise<Story> = once(async (context) => {
  const [client, subject] = [await flowClient(context), ownSubject(context)]
  const remember = { remember: true, remember_for: 3_600 }
  const { browser } = await untilGranted(context, {
    client,
    subject,
    parameters: { scope: 'openid' },
    grantScope: ['openid'],
    login: remember,
    consent: remember,
  })
  const { exchange: granted } = await silently(context, { client, subject, browser, scope: 'openid' })
  const { exchange: more, state } = await silently(context, { client, subject, browser, scope: 'openid email' })
  return { client, granted, more, state }
})

interface Wish {
  readonly client: Client
  readonly subject: string
  readonly browser: Browser
  readonly scope: string
}

/** A request with prompt=none, which both apps let pass. */
async function silently(
  context: CheckContext,
  { client, subject, browser, scope }: Wish,
): Promise<{ readonly exchange: Exchange; readonly state: string | undefined }> {
  const { challenge, sent } = await untilLogin(context, { client, browser, parameters: { scope, prompt: 'none' } })
  const accepted = await acceptLogin(context, challenge, { subject })
  const exchange = await context.visit(browser, { url: onward(accepted, 'hydra-login/accept') })
  const { consent_challenge } = landingOf(exchange, client).parameters
  if (consent_challenge === undefined) return { exchange, state: sent.state }
  const consented = await acceptConsent(context, consent_challenge, { grant_scope: [scope] })
  const url = onward(consented, 'hydra-consent/accept')
  return { exchange: await context.visit(browser, { url }), state: sent.state }
}

/** Requests that nobody may be asked for. */
export const promptNoneChecks: readonly Check[] = [
  {
    id: 'hydra-consent/prompt-none',
    title: 'With prompt=none a client gets a code for what was granted and remembered before',
    requirement: hydraRequires('oAuth2Authorize'),
    operations: ['oAuth2Authorize', 'acceptOAuth2ConsentRequest'],
    systems: EVERY_HYDRA,
    async run(context) {
      const { client, granted } = await story(context)
      const { to, parameters } = landingOf(granted, client)
      const seen = { to, code: parameters.code, error: parameters.error }
      return judgeFacts({ to: 'the client', code: /./, error: undefined }, seen, { exchange: granted })
    },
  },
  {
    id: 'hydra-consent/prompt-none-more-scope',
    title: 'With prompt=none a client that wants more than was granted gets consent_required',
    requirement: { standard: 'OpenID Connect Core 1.0', section: '3.1.2.6', level: 'MUST' },
    operations: ['oAuth2Authorize'],
    systems: EVERY_HYDRA,
    async run(context) {
      const { client, more, state } = await story(context)
      return judgeBackAtClient(more, client, {
        system: context.hydra.system,
        parameters: { error: 'consent_required', state },
      })
    },
  },
]
