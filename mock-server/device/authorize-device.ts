import type { Handler } from '../context.js'
import { fingerprint } from '../digest.js'
import { OAuthError } from '../errors.js'
import { jsonResponse } from '../json-response.js'
import { unguessable } from '../random.js'
import { authenticateClient } from '../token/client-authentication.js'
import { grantableScope } from '../token/scope.js'
import { normalizedUserCode, userCode } from './user-code.js'

const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:device_code'
/** Seconds between two questions at the token endpoint. */
const INTERVAL = 5

/** Device Authorization Endpoint, RFC 8628 section 3.1. */
export const authorizeDevice: Handler = async (request, context) => {
  const client = await authenticateClient(request, context)
  if (!client.grant_types.includes(GRANT_TYPE) && context.rules.enforces('grant-registered')) {
    throw new OAuthError('unauthorized_client', `the client is not registered for grant_type ${GRANT_TYPE}`)
  }
  const scope = grantableScope(context, client, request.form.get('scope') ?? '')
  const { deviceCode: lifetime } = context.options.lifetimes
  const now = context.clock.now()
  const expiresAt = now + lifetime
  const device_code = unguessable(context.random)
  const user_code = userCode(context.random)
  const id = await fingerprint(device_code)
  const record = {
    client_id: client.client_id,
    scope,
    user_code,
    status: 'pending',
    nextPollAt: now,
    interval: INTERVAL,
    expiresAt,
  } as const
  // It outlives its time once more, so that the client hears expired_token and not invalid_grant.
  await context.store.set('device_code', id, record, expiresAt + lifetime)
  await context.store.set('user_code', normalizedUserCode(user_code), { device_code: id }, expiresAt)
  const verification_uri = context.url('showDevice')
  return jsonResponse({
    device_code,
    user_code,
    verification_uri,
    verification_uri_complete: `${verification_uri}?user_code=${user_code}`,
    expires_in: Math.max(1, Math.floor(lifetime / 1_000)),
    interval: INTERVAL,
  })
}
