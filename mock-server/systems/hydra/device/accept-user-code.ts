import { fingerprint } from '../../../digest.js'
import { sortedQuery, withParameters } from '../authorization/respond.js'
import type { HydraContext, HydraHandler } from '../context.js'
import { type HydraError, hydraError } from '../hydra-error.js'
import { json } from '../respond.js'
import { bodyError, judgeLifetime, notFound } from '../sessions/flow-errors.js'
import { knownUntil, newHandle } from '../sessions/handles.js'
import { BodyError, readMembers, textOf } from '../sessions/read-body.js'
import { findDevice } from './find-device.js'

/** The person typed this code on the page of the operator. */
export const acceptUserCode: HydraHandler = async (request, context) => {
  const { store } = context
  const challenge = request.query.get('device_challenge') ?? ''
  if (challenge === '') throw hydraError('invalid_request', "The query parameter 'device_challenge' is missing.")
  const user_code = userCodeIn(await request.text(), (problem) => bodyError(false, context, problem))
  if (user_code === '') throw hydraError('invalid_request', "The member 'user_code' must not be empty.")
  const asked = await store.get('hydra_device_challenge', await fingerprint(challenge))
  if (asked === undefined) throw notFound()
  judgeLifetime(context, asked)
  const known = await store.get('hydra_user_code', user_code)
  const device = known && (await findDevice(context, known.device_code))
  if (known === undefined || device === undefined)
    throw hydraError('invalid_request', 'There is no such user code, or it is expired.')
  const verifier = newHandle(context)
  const { client_id, scope, audience } = device
  const record = { ...asked, device: { code: known.device_code, client_id, scope, audience } }
  await store.set('hydra_device_verifier', await fingerprint(verifier), record, knownUntil(context))
  const url = deviceUrl(context, asked.query, client_id)
  return json({ redirect_to: withParameters(url, { client_id, device_verifier: verifier }) })
}

/** Where the browser comes back to once the code, and with it the client, is known. */
export function deviceUrl(context: HydraContext, asked: string, clientId: string): string {
  const query = new URLSearchParams(asked)
  if (!query.get('client_id')) query.append('client_id', clientId)
  return `${context.publicUrl('/oauth2/device/verify')}?${sortedQuery(query)}`
}

function userCodeIn(text: string, refuse: (problem: string) => HydraError): string {
  try {
    return textOf(readMembers(text, { user_code: 'text' }, 'ignored').user_code)
  } catch (error) {
    throw error instanceof BodyError ? refuse(error.message) : error
  }
}
