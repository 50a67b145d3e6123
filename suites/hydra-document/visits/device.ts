import type { HydraOperationName } from '../../../specs/index.js'
import type { Browser, CheckContext, Client } from '../../harness/context.js'
import { challengeIn } from '../../hydra/challenge-flow.js'
import { ask, MARK, NOTHING, textIn, type Visit } from './visit.js'

const deviceClient = (context: CheckContext): Promise<Client> =>
  context.client({
    grant_types: ['authorization_code', 'urn:ietf:params:oauth:grant-type:device_code'],
    distinct: 'hydra-document device',
  })

/** A device asks for its codes. The client is named in the form too, however it authenticates. */
async function deviceCodes(context: CheckContext, headers: Readonly<Record<string, string>> = {}) {
  const client = await deviceClient(context)
  const form = { client_id: client.client_id, scope: 'openid' }
  return context.token({ client, url: context.hydra.url('oAuth2DeviceFlow'), form, headers })
}

const visitDevice: Visit = async (context) => [
  await ask(context, 'oAuth2DeviceFlow', { form: { client_id: NOTHING } }),
  await deviceCodes(context, MARK),
]

/** The page where a person enters the code; the operator's app shows it. */
const verification = (context: CheckContext, browser: Browser, headers: Readonly<Record<string, string>> = {}) =>
  context.visit(browser, { url: context.hydra.url('performOAuth2DeviceVerificationFlow'), headers })

const visitVerification: Visit = (context) => verification(context, context.browser(), MARK)

const visitUserCode: Visit = async (context) => {
  const user_code = textIn(await deviceCodes(context), 'user_code')
  const challenge = challengeIn(await verification(context, context.browser()), 'device', 'hydra-device/verify')
  const accept = (device_challenge: string) =>
    ask(context, 'acceptUserCodeRequest', { query: { device_challenge }, json: { user_code } })
  return [await accept('unknown'), await accept(challenge)]
}

export const deviceVisits = {
  oAuth2DeviceFlow: visitDevice,
  performOAuth2DeviceVerificationFlow: visitVerification,
  acceptUserCodeRequest: visitUserCode,
} satisfies Readonly<Partial<Record<HydraOperationName, Visit>>>
