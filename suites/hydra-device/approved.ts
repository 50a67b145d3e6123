import type { HydraOperationName } from '../../specs/index.js'
import type { Check } from '../check.js'
import type { CheckContext, JsonObject } from '../harness/context.js'
import { type Exchange, jsonBody } from '../harness/exchange.js'
import { isObject } from '../harness/json.js'
import { judgeAnswer } from '../hydra/answer.js'
import { redirectTo } from '../hydra/challenge-flow.js'
import { judgeFacts } from '../hydra/judge-facts.js'
import { judgeLanding, landingOf } from '../hydra/landing.js'
import { hydraRequires } from '../hydra/requirement.js'
import { idTokenClaims } from '../hydra/whole-flow.js'
import type { Verdict } from '../verdict.js'
import {
  type ApprovedDevice,
  acceptedDevice,
  approvedDevice,
  deviceAtLogin,
  SCOPES,
  type Verified,
  verifiedDevice,
} from './approval.js'
import { DEVICE_SYSTEMS } from './device-client.js'

const verify = ({ device, verified }: Verified): Verdict =>
  judgeLanding(verified, undefined, {
    to: 'the device app',
    status: 302,
    parameters: { user_code: device.user_code, device_challenge: /./ },
  })

/** Whoever sees the code can take the device: it does not go through further addresses. */
function hidden({ device, accepted, toLogin, ended }: ApprovedDevice): Verdict {
  const addresses = [redirectTo(accepted), ...[toLogin, ended].map((one) => one.response.headers.get('location'))]
  const shown = addresses.filter((address) => address?.includes(device.user_code) === true).length
  return judgeFacts({ addressesWithCode: 0 }, { addressesWithCode: shown }, { exchange: accepted })
}

function asked(exchange: Exchange, { device }: ApprovedDevice, subject: string): Verdict {
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

async function tokens({ device, subject, polled }: ApprovedDevice): Promise<Verdict> {
  const text = /./
  const members = { access_token: text, id_token: text, refresh_token: text, scope: SCOPES.join(' ') }
  const verdict = judgeAnswer(polled, { status: 200, members })
  const body = jsonBody(polled)
  if (verdict.outcome !== 'pass' || !isObject(body)) return verdict
  const { sub, aud } = await idTokenClaims(body)
  // Pairwise clients know the person by another name.
  const known = device.client.metadata.subject_type === 'pairwise' ? /./ : subject
  return judgeFacts({ sub: known, aud: [device.client.client_id] }, { sub, aud }, { exchange: polled })
}

const done = ({ device, ended: exchange }: ApprovedDevice): Verdict => {
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
  check(
    'user-code-hidden',
    'Once it was entered, the user code is in no address any more',
    VERIFY,
    approvedDevice,
    hidden,
  ),
  check(
    'login-request',
    'The login app is shown which device asks, for what, and nothing of OpenID Connect',
    'getOAuth2LoginRequest',
    approvedDevice,
    (told) => asked(told.shownLogin, told, ''),
  ),
  check(
    'consent-request',
    'The consent app is shown which device asks, for what, of whom, and nothing of OpenID Connect',
    'getOAuth2ConsentRequest',
    approvedDevice,
    (told) => asked(told.shownConsent, told, told.subject),
  ),
  check(
    'done',
    'After the consent the browser is told that all is done, and for which client',
    VERIFY,
    approvedDevice,
    done,
  ),
  check(
    'tokens',
    'An approved device gets its tokens, for the person who approved it',
    'oauth2TokenExchange',
    approvedDevice,
    tokens,
  ),
  check(
    'code-twice',
    'A device code gets tokens once: invalid_grant',
    'oauth2TokenExchange',
    approvedDevice,
    ({ polledAgain }) => judgeAnswer(polledAgain, { status: 400, error: 'invalid_grant' }),
  ),
]
