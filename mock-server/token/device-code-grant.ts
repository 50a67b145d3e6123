import { fingerprint } from '../digest.js'
import { OAuthError } from '../errors.js'
import type { DeviceCodeRecord } from '../store/records.js'
import { livingGrant, required, type TokenGrant, type TokenRequest } from './token-request.js'
import { tokenResponse } from './token-response.js'

/** What `slow_down` adds to the interval, in seconds: RFC 8628 section 3.5. */
const SLOWER_BY = 5

/** RFC 8628 section 3.4. */
export const deviceCodeGrant: TokenGrant = async (request) => {
  const { client, context } = request
  const id = await fingerprint(required(request.parameters, 'device_code'))
  const code = await context.store.get('device_code', id)
  if (code === undefined) throw new OAuthError('invalid_grant', 'the device_code is unknown or was used before')
  if (code.client_id !== client.client_id)
    throw new OAuthError('invalid_grant', 'the device_code was issued to another client')
  if (code.expiresAt <= context.clock.now()) throw new OAuthError('expired_token', 'the device_code has expired')
  if (code.status === 'pending') return refusePending(request, id, code)
  if ((await context.store.consume('device_code', id)) === undefined) {
    throw new OAuthError('invalid_grant', 'the device_code was used before')
  }
  if (code.status === 'denied' || code.grant_id === undefined)
    throw new OAuthError('access_denied', 'the person refused')
  const grant = await livingGrant(context, code.grant_id, 'the device_code')
  return tokenResponse(request, { grant, scope: grant.scope, refresh: 'first' })
}

async function refusePending({ context }: TokenRequest, id: string, code: DeviceCodeRecord): Promise<never> {
  const now = context.clock.now()
  const early = now < code.nextPollAt
  const interval = early ? code.interval + SLOWER_BY : code.interval
  const asked = { ...code, interval, nextPollAt: now + interval * 1_000 }
  await context.store.set('device_code', id, asked, code.expiresAt + context.options.lifetimes.deviceCode)
  if (early) throw new OAuthError('slow_down', `ask every ${interval} seconds`)
  throw new OAuthError('authorization_pending', 'the person has not decided yet')
}
