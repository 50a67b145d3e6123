import type { Browser, CheckContext } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import { somebody } from '../hydra/actors.js'
import { acceptConsent, acceptLogin, challengeIn, onward } from '../hydra/challenge-flow.js'
import { once } from '../once.js'
import { errorOf, poll, type Started, started } from './device-client.js'

/** A browser at the address that the device shows. */
export interface Verified {
  readonly device: Started
  readonly browser: Browser
  readonly verified: Exchange
}

export const SCOPES = ['openid', 'offline_access']

export const verifiedDevice: (context: CheckContext) => Promise<Verified> = once(async (context) => {
  const device = await started(context, SCOPES.join(' '))
  const browser = context.browser()
  const query = { user_code: device.user_code }
  const url = context.hydra.url('performOAuth2DeviceVerificationFlow', { query })
  return { device, browser, verified: await context.visit(browser, { url }) }
})

interface Accepted extends Verified {
  readonly accepted: Exchange
}

export const acceptedDevice: (context: CheckContext) => Promise<Accepted> = once(async (context) => {
  const before = await verifiedDevice(context)
  const device_challenge = challengeIn(before.verified, 'device', 'hydra-device/verify')
  const json = { user_code: before.device.user_code }
  const accepted = await context.hydra.send('acceptUserCodeRequest', { query: { device_challenge }, json })
  return { ...before, accepted }
})

interface AtLogin extends Accepted {
  readonly toLogin: Exchange
}

export const deviceAtLogin: (context: CheckContext) => Promise<AtLogin> = once(async (context) => {
  const before = await acceptedDevice(context)
  const url = onward(before.accepted, 'hydra-device/accept')
  return { ...before, toLogin: await context.visit(before.browser, { url }) }
})

/** A device that was let in. */
export interface ApprovedDevice extends AtLogin {
  readonly subject: string
  readonly shownLogin: Exchange
  readonly shownConsent: Exchange
  /** The end of the browser's way. */
  readonly ended: Exchange
  readonly polled: Exchange
  readonly polledAgain: Exchange
}

export const approvedDevice: (context: CheckContext) => Promise<ApprovedDevice> = once(async (context) => {
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
