import type { Fault } from '../../seams.js'
import type { HydraSystem } from '../../systems/hydra/systems.js'
import { otherMembers } from './answers.js'
import { breakdowns, otherShown, type WrongRequest } from './app-requests.js'
import { type Asked, type HydraFaultRow, sentMember } from './asked.js'
import { otherLocation, told, withParameter } from './browser-answers.js'

const SYSTEMS: readonly HydraSystem[] = ['hydra-2']

const row = (
  name: string,
  title: string,
  caughtBy: readonly string[],
  follows: readonly string[] = [],
): HydraFaultRow => ({
  id: `hydra-device/${name}`,
  title,
  caughtBy: caughtBy.map((check) => `hydra-device/${check}`),
  follows,
  systems: SYSTEMS,
})

const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code'

const START = { operation: 'authorizeDevice' } as const
const ACCEPT = { operation: 'acceptUserCodeRequest' } as const
const VERIFY = { operation: 'performOAuth2DeviceVerificationFlow' } as const
const POLL = {
  operation: 'getToken',
  when: ({ form }: Asked): boolean => form.get('grant_type') === DEVICE_GRANT,
} as const

const field = ({ form }: Asked, name: string): string => form.get(name) ?? ''
const hasSecret = ({ headers }: Asked): boolean => headers.has('authorization')
const isMadeUp = (asked: Asked): boolean => field(asked, 'client_id').startsWith('touchstone-')

const WRONG: readonly WrongRequest[] = [
  {
    name: 'start-unknown-client',
    at: 'a device of a client that nobody knows',
    where: { ...START, status: 401, when: isMadeUp },
  },
  {
    name: 'start-no-client',
    at: 'a device of nobody',
    where: { ...START, when: (asked) => field(asked, 'client_id') === '' && !hasSecret(asked) },
  },
  {
    name: 'start-grant-missing',
    at: 'a device of a client without the grant',
    where: {
      ...START,
      status: 400,
      when: (asked) => field(asked, 'client_id') !== '' && field(asked, 'scope') === 'openid',
    },
  },
  {
    name: 'start-scope-not-allowed',
    at: 'a device with a foreign scope',
    where: { ...START, when: (asked) => field(asked, 'scope') === 'touchstone-unknown' },
  },
  {
    name: 'start-secret-missing',
    at: 'a device without its secret',
    where: { ...START, status: 401, when: (asked) => !isMadeUp(asked) },
  },
  {
    name: 'start-client-id-missing',
    at: 'a device that names itself by Basic alone',
    where: { ...START, when: (asked) => field(asked, 'client_id') === '' && hasSecret(asked) },
  },
  {
    name: 'unknown-device-code',
    at: 'a device code that was never given out',
    where: { ...POLL, when: (asked) => POLL.when(asked) && /^[A-Za-z0-9]{32}$/.test(field(asked, 'device_code')) },
  },
  {
    name: 'no-device-code',
    at: 'a device without its code',
    where: { ...POLL, when: (asked) => POLL.when(asked) && field(asked, 'device_code') === '' },
  },
  {
    name: 'accept-no-challenge',
    at: 'an accept of no device',
    where: { ...ACCEPT, when: ({ url }) => !url.searchParams.has('device_challenge') },
  },
  { name: 'accept-unknown-challenge', at: 'an accept of an unknown device', where: { ...ACCEPT, status: 404 } },
  {
    name: 'accept-wrong-code',
    at: 'a user code that was never given out',
    where: { ...ACCEPT, when: (asked) => sentMember(asked, 'user_code') === 'WRONGXXX' },
  },
  {
    name: 'accept-no-code',
    at: 'an accept without a user code',
    where: { ...ACCEPT, when: ({ text }) => text === '{}' },
  },
  { name: 'login-rejected', at: 'a login that the login app refused a device', where: { ...VERIFY, status: 400 } },
]

const ofDevices: readonly Fault[] = [
  otherMembers(row('other-address', 'Tells a device another address for the person', ['start']), START, (body) =>
    'verification_uri' in body ? { verification_uri: 'https://elsewhere.touchstone.test/' } : {},
  ),
  otherMembers(
    row('interval-as-text', 'Tells a device as a text how often it may ask', ['start-times']),
    START,
    (body) => ('interval' in body ? { interval: String(body.interval) } : {}),
  ),
  otherMembers(
    row('waiting-refused', 'Refuses a device that has to wait', ['pending', 'rejected-pending']),
    { ...POLL, status: 400 },
    ({ error }) => (error === 'authorization_pending' ? { error: 'access_denied' } : {}),
  ),
  otherMembers(
    row('used-code-pending', 'Has a device wait for a code that was used', ['code-twice']),
    { ...POLL, status: 400, when: (asked) => POLL.when(asked) && field(asked, 'device_code').startsWith('ory_dc_') },
    ({ error }) => (error === 'invalid_grant' ? { error: 'authorization_pending' } : {}),
  ),
  otherMembers(
    row('refresh-token-left-out', 'Gives a device no refresh token', ['tokens']),
    { ...POLL, status: 200 },
    { refresh_token: undefined },
  ),
]

const ofBrowsers: readonly Fault[] = [
  otherLocation(row('code-kept-from-app', 'Does not give the device app the code', ['verify']), VERIFY, (asked) =>
    told(asked).has('device_challenge') && told(asked).has('user_code')
      ? withParameter(asked, 'user_code', undefined)
      : undefined,
  ),
  otherLocation(
    row('app-without-challenge', 'Sends browsers to the device app without a challenge', [
      'verify',
      'verify-without-code',
    ]),
    VERIFY,
    (asked) => (told(asked).has('device_challenge') ? withParameter(asked, 'device_challenge', undefined) : undefined),
  ),
  otherMembers(
    row(
      'accept-leads-nowhere',
      'Does not say where the browser goes on after an accepted code',
      ['accept'],
      ['hydra-document/accept-user-code-request-body'],
    ),
    { ...ACCEPT, status: 200 },
    { redirect_to: undefined },
  ),
  otherMembers(
    row('code-in-address', 'Puts the user code into the address that the browser goes on to', ['user-code-hidden']),
    { ...ACCEPT, status: 200 },
    ({ redirect_to }, asked) => ({ redirect_to: `${redirect_to}&code=${sentMember(asked, 'user_code')}` }),
  ),
  otherLocation(
    row('login-without-challenge', 'Sends browsers of devices to the login app without a challenge', ['to-login']),
    VERIFY,
    (asked) => (told(asked).has('login_challenge') ? withParameter(asked, 'login_challenge', undefined) : undefined),
  ),
  otherLocation(row('done-for-nobody', 'Does not say for which client all is done', ['done']), VERIFY, (asked) =>
    told(asked).has('client_id') ? withParameter(asked, 'client_id', undefined) : undefined,
  ),
]

const ofDevice = ({ request_url }: Readonly<Record<string, unknown>>): boolean =>
  String(request_url).includes('/oauth2/device/verify')

const ofApps: readonly Fault[] = (['login', 'consent'] as const).map((app) =>
  otherShown(
    row(`${app}-request-in-openid`, `Shows the ${app} app of a device an empty context of OpenID Connect`, [
      `${app}-request`,
    ]),
    { operation: app === 'login' ? 'getOAuth2LoginRequest' : 'getOAuth2ConsentRequest' },
    (body) => (ofDevice(body) ? { oidc_context: {} } : undefined),
  ),
)

/** What goes wrong with devices. */
export const deviceFaults: readonly Fault[] = [
  ...breakdowns(
    'hydra-device',
    WRONG.map((wrong) => ({ ...wrong, systems: SYSTEMS })),
  ),
  ...ofDevices,
  ...ofBrowsers,
  ...ofApps,
]
