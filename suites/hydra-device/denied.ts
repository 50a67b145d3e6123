import type { Check } from '../check.js'
import type { CheckContext } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import { judgeAnswer } from '../hydra/answer.js'
import { challengeIn, onward } from '../hydra/challenge-flow.js'
import { judgeFacts } from '../hydra/judge-facts.js'
import { landingOf } from '../hydra/landing.js'
import { hydraRequires } from '../hydra/requirement.js'
import { once } from '../once.js'
import { DEVICE_SYSTEMS, errorOf, poll, started } from './device-client.js'

interface Story {
  /** The browser at the address without the code. */
  readonly verified: Exchange
  /** What the browser is shown after the login app refused. */
  readonly shown: Exchange
  readonly polled: Exchange
}

/** The person enters the code by hand, and does not sign in. */
const story: (context: CheckContext) => Promise<Story> = once(async (context) => {
  const { hydra } = context
  const device = await started(context)
  const browser = context.browser()
  const verified = await context.visit(browser, { url: hydra.url('performOAuth2DeviceVerificationFlow') })
  const device_challenge = challengeIn(verified, 'device', 'hydra-device/verify-without-code')
  const json = { user_code: device.user_code }
  const accepted = await hydra.send('acceptUserCodeRequest', { query: { device_challenge }, json })
  const toLogin = await context.visit(browser, { url: onward(accepted, 'hydra-device/accept') })
  const login_challenge = challengeIn(toLogin, 'login', 'hydra-device/to-login')
  const rejected = await hydra.send('rejectOAuth2LoginRequest', {
    query: { login_challenge },
    json: { error: 'access_denied' },
  })
  const shown = await context.visit(browser, { url: onward(rejected, 'hydra-login/reject') })
  return { verified, shown, polled: await poll(context, device) }
})

/** Reaches the device app by itself, since flows that do not are blamed on it. */
const withoutCode: Check = {
  id: 'hydra-device/verify-without-code',
  title: 'The address without a code leads to the device app, which asks the person for it',
  requirement: hydraRequires('performOAuth2DeviceVerificationFlow'),
  operations: ['performOAuth2DeviceVerificationFlow'],
  systems: DEVICE_SYSTEMS,
  async run(context) {
    const url = context.hydra.url('performOAuth2DeviceVerificationFlow')
    const exchange = await context.visit(context.browser(), { url })
    const { status, to, parameters } = landingOf(exchange)
    return judgeFacts(
      { status: 302, to: 'the device app', user_code: undefined },
      { status, to, user_code: parameters.user_code },
      { exchange },
    )
  },
}

/** The person does not let the device in. */
export const deniedChecks: readonly Check[] = [
  withoutCode,
  {
    id: 'hydra-device/login-rejected',
    title: 'Where the login app refuses, the browser is shown its error, as there is no client to send it to',
    requirement: hydraRequires('performOAuth2DeviceVerificationFlow'),
    operations: ['performOAuth2DeviceVerificationFlow', 'rejectOAuth2LoginRequest'],
    systems: DEVICE_SYSTEMS,
    run: async (context) => judgeAnswer((await story(context)).shown, { status: 400, error: 'access_denied' }),
  },
  {
    id: 'hydra-device/rejected-pending',
    title: 'A device that was not let in gets no tokens and goes on waiting',
    requirement: hydraRequires('oauth2TokenExchange'),
    operations: ['oauth2TokenExchange'],
    systems: DEVICE_SYSTEMS,
    async run(context) {
      const { polled } = await story(context)
      const { status } = polled.response
      const seen = { status, error: errorOf(polled) }
      return judgeFacts({ status: 400, error: /^(authorization_pending|slow_down)$/ }, seen, { exchange: polled })
    },
  },
]
