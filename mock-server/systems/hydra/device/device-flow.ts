import { fingerprint } from '../../../digest.js'
import { judgeAudience, judgeScope, words } from '../authorization/scope.js'
import { allowsGrant } from '../clients/allows-grant.js'
import type { HydraContext, HydraHandler } from '../context.js'
import type { HydraDevice } from '../flow-records.js'
import { hydraError } from '../hydra-error.js'
import { deviceJson } from '../respond.js'
import { authenticateClient } from '../token/client-authentication.js'
import { unproven } from '../token/credentials.js'
import { plainForm } from '../token/token-form.js'
import { TokenRequest } from '../token/token-request.js'

const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:device_code'
/** User codes by how hard they are to guess; of `high`, no sign is mistaken for another. */
const USER_CODES = {
  high: { length: 8, characters: 'abcdefghijkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXY34679' },
  medium: { length: 8, characters: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ' },
  low: { length: 9, characters: '0123456789' },
} as const
/** How long an ended device code is still known, in milliseconds. */
export const KNOWN_AFTERWARDS = 3_600_000

/** RFC 8628 section 3.1. */
export const authorizeDevice: HydraHandler = async (request, context) => {
  const form = await plainForm(request)
  const client = await authenticateClient(request, context, form)
  if (form.get('client_id') !== client.client_id)
    throw hydraError('invalid_request', "The parameter 'client_id' must name the client here too.")
  if (!allowsGrant(client, GRANT_TYPE))
    throw hydraError('invalid_grant', `The client may not use the grant '${GRANT_TYPE}'.`)
  const { scope, audience } = new TokenRequest(form, client, context.line)
  judgeScope(context, words(client.scope), scope)
  judgeAudience(client.audience, audience)
  const { device_code, user_code } = await openDevice(context, {
    client_id: client.client_id,
    client_incarnation: client.incarnation,
    scope,
    audience,
  })
  const verify = context.publicUrl('/oauth2/device/verify')
  return deviceJson({
    device_code,
    user_code,
    verification_uri: verify,
    verification_uri_complete: `${verify}?user_code=${user_code}`,
    expires_in: context.settings.deviceUserCodeTtl,
    interval: context.settings.deviceTokenPollingInterval,
    // A member that the real one lets slip out.
    Header: null,
  })
}

async function openDevice(
  context: HydraContext,
  asked: Pick<HydraDevice, 'client_id' | 'client_incarnation' | 'scope' | 'audience'>,
) {
  const { store, clock, settings } = context
  const device_code = unproven(context, 'ory_dc_')
  const user_code = newUserCode(context)
  const expires_at = clock.now() + settings.deviceUserCodeTtl * 1_000
  const id = await fingerprint(device_code)
  const record = { ...asked, user_code, approved: false, grant_id: '', expires_at }
  await store.set('hydra_device', id, record, expires_at + KNOWN_AFTERWARDS)
  await store.set('hydra_user_code', user_code, { device_code: id }, expires_at)
  return { device_code, user_code }
}

function newUserCode({ settings, random }: HydraContext): string {
  const preset = USER_CODES[settings.deviceUserCodeEntropy]
  const characters = [...(settings.deviceUserCodeCharacters ?? preset.characters)]
  const bytes = random.bytes(settings.deviceUserCodeLength ?? preset.length)
  return [...bytes].map((byte) => characters[byte % characters.length]).join('')
}
