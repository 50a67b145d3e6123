import { fingerprint } from '../../../digest.js'
import { findDevice } from '../device/find-device.js'
import { hydraError } from '../hydra-error.js'
import { liveGrant } from './credentials.js'
import { askHooks } from './token-hooks.js'
import { answerOf, type Grant, invalidGrant, judgeGrantType } from './token-request.js'

const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:device_code'

/** RFC 8628 section 3.4. */
export const deviceCodeGrant: Grant = async (context, request) => {
  const { client } = request
  judgeGrantType(context, client, GRANT_TYPE)
  const id = await fingerprint(request.parameter('device_code'))
  const device = await findDevice(context, id)
  if (device === undefined) throw invalidGrant()
  if (!device.approved) throw hydraError('authorization_pending')
  if (device.expires_at <= context.clock.now())
    throw hydraError('expired_token', `The device code is expired since ${new Date(device.expires_at).toISOString()}.`)
  if (device.client_id !== client.client_id) throw invalidGrant('The device code was given to another client.')
  const grant = (await liveGrant(context, device))?.grant
  if (grant === undefined) throw invalidGrant()
  const asked = await askHooks(context, request, grant)
  if ((await context.store.consume('hydra_device', id)) === undefined) throw invalidGrant()
  return answerOf(context, request, asked, {
    by: 'device_authorization_grant',
    refreshToken: true,
    ...(grant.scope.includes('openid') && { idToken: { nonce: '' } }),
  })
}
