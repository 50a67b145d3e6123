import { fingerprint } from '../../../digest.js'
import { unguessable } from '../../../random.js'
import { AuthorizationRequest } from '../authorization/authorization-request.js'
import { onward } from '../authorization/authorize.js'
import { grantOf } from '../authorization/grant.js'
import { withCookies, withParameters } from '../authorization/respond.js'
import { noteGrant } from '../consent/consent-records.js'
import { requestConsent } from '../consent/request-consent.js'
import { verifyConsent } from '../consent/verify-consent.js'
import type { HydraContext, HydraHandler, HydraRequest } from '../context.js'
import type { HydraDevice, HydraGrant } from '../flow-records.js'
import { HydraError, hydraError } from '../hydra-error.js'
import { requestLogin } from '../login/request-login.js'
import { verifyLogin } from '../login/verify-login.js'
import { redirect } from '../respond.js'
import { csrfCookies, csrfValue } from '../sessions/cookies.js'
import { existsAlready, judgeCsrf, judgeLifetime } from '../sessions/flow-errors.js'
import { knownUntil, newHandle } from '../sessions/handles.js'
import { wholeSeconds } from '../sessions/whole-seconds.js'
import { keepGrant } from '../token/credentials.js'
import { deviceUrl } from './accept-user-code.js'
import { KNOWN_AFTERWARDS } from './device-flow.js'
import { findDevice } from './find-device.js'

/** Where a person goes with the code that the device shows; on to the app, to login, to consent, and to its end. */
export const verifyDevice: HydraHandler = async (http, context) => {
  const cookies: string[] = []
  const verifierOf = (step: string): string => (http.query.get(`${step}_verifier`) ?? '').trim()
  const [device, login, consent] = [verifierOf('device'), verifierOf('login'), verifierOf('consent')]
  try {
    if (login !== '') {
      const request = await requestOf(http, context)
      const flow = await verifyLogin(http, context, { request, verifier: login, cookies })
      return onward(http, await requestConsent(context, request, flow), cookies)
    }
    if (consent !== '') return await finish(http, context, consent)
    return device === '' ? await open(http, context) : await toLogin(http, context, device)
  } catch (error) {
    // There is no client to tell: the browser shows the error as it is.
    throw error instanceof HydraError && error.problem.status < 400
      ? new HydraError({ ...error.problem, status: 400 })
      : error
  }
}

/** The client is all that the server reads of the URL: `prompt` and its like mean nothing here. */
async function requestOf({ query }: HydraRequest, { store }: HydraContext): Promise<AuthorizationRequest> {
  const record = await store.get('hydra_client', query.get('client_id') ?? '')
  if (record === undefined) throw hydraError('invalid_client', "The parameter 'client_id' names no client.")
  const request = new AuthorizationRequest(new URLSearchParams())
  request.client = record.client
  return request
}

async function open(http: HydraRequest, context: HydraContext): Promise<Response> {
  const challenge = newHandle(context)
  const csrf = unguessable(context.random)
  const user_code = http.query.get('user_code')
  const requested_at = wholeSeconds(context.clock.now())
  const record = { csrf, query: withoutUserCode(http.query), requested_at }
  await context.store.set('hydra_device_challenge', await fingerprint(challenge), record, knownUntil(context))
  const cookies = csrfCookies(context, 'deviceCsrf', { value: csrf })
  const location = withParameters(context.appUrl('device_verification'), {
    device_challenge: challenge,
    ...(user_code !== null && { user_code }),
  })
  return withCookies(redirect(location, 302, http.method), cookies)
}

/** The code is a secret: nothing that is kept of the request says it, nor how often it was there. */
function withoutUserCode(asked: URLSearchParams): string {
  const query = new URLSearchParams()
  for (const [name, value] of asked) {
    if (name.toLowerCase() === 'user_code') query.set(name, '****')
    else query.append(name, value)
  }
  return query.toString()
}

async function toLogin(http: HydraRequest, context: HydraContext, verifier: string): Promise<Response> {
  const asked = await context.store.get('hydra_device_verifier', await fingerprint(verifier))
  if (asked?.device === undefined) throw hydraError('access_denied', 'The device verifier was used before or is none.')
  judgeLifetime(context, asked)
  judgeCsrf(context, csrfValue(http.cookies, context, 'deviceCsrf'), asked.csrf)
  const { device } = asked
  const request = await requestOf(http, context)
  request.scope = device.scope
  request.audience = device.audience
  const url = deviceUrl(context, asked.query, device.client_id)
  return onward(http, await requestLogin(http, context, request, { url, device }), [])
}

async function finish(http: HydraRequest, context: HydraContext, verifier: string): Promise<Response> {
  await requestOf(http, context)
  const flow = await verifyConsent(http, context, verifier)
  const code = flow.device_code ?? ''
  const record = await context.store.get('hydra_client', flow.client_id)
  const device = await findDevice(context, code)
  if (record === undefined || device === undefined) throw hydraError('not_found')
  const grant = await grantOf(context, record.client, { flow, nonce: '' })
  await judgeSecondApproval(context, device, grant)
  await noteGrant(context, grant)
  await keepGrant(context, grant, device.expires_at + KNOWN_AFTERWARDS)
  const approved = { ...device, approved: true, grant_id: grant.id }
  await context.store.set('hydra_device', code, approved, device.expires_at + KNOWN_AFTERWARDS)
  await context.store.delete('hydra_user_code', device.user_code)
  return redirect(withParameters(context.appUrl('device_success'), { client_id: flow.client_id }), 302, http.method)
}

/** A code that was typed twice before anybody consented can be approved twice, but only one approval may open OpenID Connect. */
async function judgeSecondApproval(context: HydraContext, device: HydraDevice, grant: HydraGrant): Promise<void> {
  const before = device.approved ? await context.store.get('hydra_grant', device.grant_id) : undefined
  if (before?.scope.includes('openid') && grant.scope.includes('openid')) throw existsAlready()
}
