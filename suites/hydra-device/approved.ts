import type { HydraOperationName } from '../../specs/index.js'
import type { Check } from '../check.js'
import type { Browser, CheckContext, JsonObject } from '../harness/context.js'
import { type Exchange, jsonBody } from '../harness/exchange.js'
import { isObject } from '../harness/json.js'
import { somebody } from '../hydra/actors.js'
import { judgeAnswer } from '../hydra/answer.js'
import { acceptConsent, acceptLogin, challengeIn, onward, redirectTo } from '../hydra/challenge-flow.js'
import { judgeFacts } from '../hydra/judge-facts.js'
import { judgeLanding, landingOf } from '../hydra/landing.js'
import { hydraRequires } from '../hydra/requirement.js'
import { idTokenClaims } from '../hydra/whole-flow.js'
import { once } from '../once.js'
import type { Verdict } from '../verdict.js'
import { DEVICE_SYSTEMS, errorOf, poll, type Started, started } from './device-client.js'

/** A browser at the address that the device shows. */
interface Verified {
  readonly device: Started
  readonly browser: Browser
  readonly verified: Exchange
}

const SCOPES = ['openid', 'offline_access']

const verifiedDevice: (context: CheckContext) => Promise<Verified> = once(async (context) => {
  const device = await started(context, SCOPES.join(' '))
  const browser = context.browser()
  const query = { user_code: device.user_code }
  const url = context.hydra.url('performOAuth2DeviceVerificationFlow', { query })
  return { device, browser, verified: await context.visit(browser, { url }) }
})

interface Accepted extends Verified {
  readonly accepted: Exchange
}

const acceptedDevice: (context: CheckContext) => Promise<Accepted> = once(async (context) => {
  const before = await verifiedDevice(context)
  const device_challenge = challengeIn(before.verified, 'device', 'hydra-device/verify')
  const json = { user_code: before.device.user_code }
  const accepted = await context.hydra.send('acceptUserCodeRequest', { query: { device_challenge }, json })
  return { ...before, accepted }
})

interface AtLogin extends Accepted {
  readonly toLogin: Exchange
}

const deviceAtLogin: (context: CheckContext) => Promise<AtLogin> = once(async (context) => {
  const before = await acceptedDevice(context)
  const url = onward(before.accepted, 'hydra-device/accept')
  return { ...before, toLogin: await context.visit(before.browser, { url }) }
})

/** A device that was let in. */
interface Story extends AtLogin {
  readonly subject: string
  readonly shownLogin: Exchange
  readonly shownConsent: Exchange
  /** The end of the browser's way. */
  readonly ended: Exchange
  readonly polled: Exchange
  readonly polledAgain: Exchange
}

const story: (context: CheckContext) => Promise<Story> = once(async (context) => {
  const { hydra } = context
  const [before, subject] = [await deviceAtLogin(context), await somebody(context)]
  const { device, browser, toLogin } = before
  const login_challenge = challengeIn(toLogin, 'login', 'hydra-device/to-login')
  const shownLogin = await hydra.send('getOAuth2LoginRequest', { query: { login_challenge } })
  const signedIn = await acceptLogin(context, login_challenge, { subject })
  const toConsent = await context.visit(browser, { url: onward(signedIn, 'hydra-login/accept') })
  const consent_challenge = challengeIn(toConsent, 'consent', 'hydra-consent/get')
  const shownConsent = await hydra.send('getOAuth2ConsentRequest', { query: { consent_challenge } })
  const granted = await acceptConsent(context, consent_challenge, { grant_scope: SCOPES })
  const ended = await context.visit(browser, { url: onward(granted, 'hydra-consent/accept') })
  const polled = await polledInTime(context, device)
  const polledAgain = await polledInTime(context, device)
  return { ...before, subject, shownLogin, shownConsent, ended, polled, polledAgain }
})

/** A server may hold a device to the time between two questions. */
async function polledInTime(context: CheckContext, device: Started): Promise<Exchange> {
  const exchange = await poll(context, device)
  if (errorOf(exchange) !== 'slow_down') return exchange
  await context.letPass(device.interval + 1)
  return poll(context, device)
}

const verify = ({ device, verified }: Verified): Verdict =>
  judgeLanding(verified, undefined, {
    to: 'the device app',
    status: 302,
    parameters: { user_code: device.user_code, device_challenge: /./ },
  })

/** Whoever sees the code can take the device: it does not go through further addresses. */
function hidden({ device, accepted, toLogin, ended }: Story): Verdict {
  const addresses = [redirectTo(accepted), ...[toLogin, ended].map((one) => one.response.headers.get('location'))]
  const shown = addresses.filter((address) => address?.includes(device.user_code) === true).length
  return judgeFacts({ addressesWithCode: 0 }, { addressesWithCode: shown }, { exchange: accepted })
}

function asked(exchange: Exchange, { device }: Story, subject: string): Verdict {
  return judgeAnswer(exchange, {
    status: 200,
    members: {
      requested_scope: SCOPES,
      skip: false,
      subject,
      oidc_context: null,
      client: { client_id: device.client.client_id },
      request_url: /\/oauth2\/device\/verify\?/,
    },
  })
}

async function tokens({ device, subject, polled }: Story): Promise<Verdict> {
  const text = /./
  const members = { access_token: text, id_token: text, refresh_token: text, scope: SCOPES.join(' ') }
  const verdict = judgeAnswer(polled, { status: 200, members })
  const body = jsonBody(polled)
  if (verdict.outcome !== 'pass' || !isObject(body)) return verdict
  const { sub, aud } = await idTokenClaims(body)
  return judgeFacts({ sub: subject, aud: [device.client.client_id] }, { sub, aud }, { exchange: polled })
}

const done = ({ device, ended: exchange }: Story): Verdict => {
  const { to, parameters } = landingOf(exchange)
  const seen: JsonObject = { to, client_id: parameters.client_id }
  return judgeFacts({ to: 'elsewhere', client_id: device.client.client_id }, seen, { exchange })
}

const check = <T>(
  name: string,
  title: string,
  operation: HydraOperationName,
  stage: (context: CheckContext) => Promise<T>,
  judge: (told: T) => Verdict | Promise<Verdict>,
): Check => ({
  id: `hydra-device/${name}`,
  title,
  requirement: hydraRequires(operation),
  operations: [operation],
  systems: DEVICE_SYSTEMS,
  run: async (context) => judge(await stage(context)),
})

const VERIFY = 'performOAuth2DeviceVerificationFlow'

/** The person lets the device in. */
export const approvedChecks: readonly Check[] = [
  check(
    'verify',
    'The address with the user code leads to the device app, which gets the code',
    VERIFY,
    verifiedDevice,
    verify,
  ),
  check(
    'accept',
    'An accepted user code goes on with a verifier',
    'acceptUserCodeRequest',
    acceptedDevice,
    ({ accepted }) => judgeAnswer(accepted, { status: 200, members: { redirect_to: /device_verifier=/ } }),
  ),
  check('to-login', 'From the device app the browser goes on to the login app', VERIFY, deviceAtLogin, ({ toLogin }) =>
    judgeLanding(toLogin, undefined, { to: 'the login app', status: 302 }),
  ),
  check('user-code-hidden', 'Once it was entered, the user code is in no address any more', VERIFY, story, hidden),
  check(
    'login-request',
    'The login app is shown which device asks, for what, and nothing of OpenID Connect',
    'getOAuth2LoginRequest',
    story,
    (told) => asked(told.shownLogin, told, ''),
  ),
  check(
    'consent-request',
    'The consent app is shown which device asks, for what, of whom, and nothing of OpenID Connect',
    'getOAuth2ConsentRequest',
    story,
    (told) => asked(told.shownConsent, told, told.subject),
  ),
  check('done', 'After the consent the browser is told that all is done, and for which client', VERIFY, story, done),
  check(
    'tokens',
    'An approved device gets its tokens, for the person who approved it',
    'oauth2TokenExchange',
    story,
    tokens,
  ),
  check(
    'code-twice',
    'A device code gets tokens once: invalid_grant',
    'oauth2TokenExchange',
    story,
    ({ polledAgain }) => judgeAnswer(polledAgain, { status: 400, error: 'invalid_grant' }),
  ),
]
