import { fingerprint } from '../../../digest.js'
import { unguessable } from '../../../random.js'
import { AuthorizationRequest } from '../authorization/authorization-request.js'
import { onward, parametersOf } from '../authorization/authorize.js'
import { grantOf } from '../authorization/grant.js'
import { withCookies, withParameters } from '../authorization/respond.js'
import { noteGrant } from '../consent/consent-records.js'
import { requestConsent } from '../consent/request-consent.js'
import { verifyConsent } from '../consent/verify-consent.js'
import type { HydraContext, HydraHandler, HydraRequest } from '../context.js'
import type { HydraDevice } from '../flow-records.js'
import { HydraError, hydraError } from '../hydra-error.js'
import { requestLogin } from '../login/request-login.js'
import { verifyLogin } from '../login/verify-login.js'
import { redirect } from '../respond.js'
import { csrfCookies, csrfValue } from '../sessions/cookies.js'
import { judgeCsrf, judgeLifetime } from '../sessions/flow-errors.js'
import { knownUntil, newHandle } from '../sessions/handles.js'
import { wholeSeconds } from '../sessions/whole-seconds.js'
import { keepGrant } from '../token/credentials.js'
import { deviceUrl } from './accept-user-code.js'
import { KNOWN_AFTERWARDS } from './device-flow.js'

/** Where a person goes with the code that the device shows; on to the app, to login, to consent, and to its end. */
export const verifyDevice: HydraHandler = async (http, context) => {
  const form = await parametersOf(http)
  const cookies: string[] = []
  const verifierOf = (step: string): string => form.get(`${step}_verifier`) ?? ''
  try {
    if (verifierOf('device') !== '') return await toLogin(http, context, { form, verifier: verifierOf('device') })
    if (verifierOf('login') !== '') {
      const request = new AuthorizationRequest(form)
      await knowClient(context, request)
      const flow = await verifyLogin(http, context, { request, verifier: verifierOf('login'), cookies })
      return onward(http, await requestConsent(context, request, flow), cookies)
    }
    if (verifierOf('consent') !== '') return await finish(http, context, verifierOf('consent'))
    return await open(http, context, form)
  } catch (error) {
    // There is no client to tell: the browser shows the error as it is.
    throw error instanceof HydraError && error.problem.status < 400
      ? new HydraError({ ...error.problem, status: 400 })
      : error
  }
}

async function knowClient({ store }: HydraContext, request: AuthorizationRequest): Promise<void> {
  const record = await store.get('hydra_client', request.form.get('client_id') ?? '')
  if (record === undefined) throw hydraError('invalid_client')
  request.client = record.client
}

async function open(http: HydraRequest, context: HydraContext, form: URLSearchParams): Promise<Response> {
  const challenge = newHandle(context)
  const csrf = unguessable(context.random)
  const user_code = form.get('user_code')
  const requested_at = wholeSeconds(context.clock.now())
  const record = { csrf, query: withoutUserCode(form), requested_at, device_code: '' }
  await context.store.set('hydra_device_challenge', await fingerprint(challenge), record, knownUntil(context))
  const cookies = csrfCookies(context, 'deviceCsrf', { value: csrf })
  const location = withParameters(context.appUrl('device_verification'), {
    device_challenge: challenge,
    ...(user_code !== null && { user_code }),
  })
  return withCookies(redirect(location, 302, http.method), cookies)
}

/** The code is a secret: nothing that is kept of the request says it. */
function withoutUserCode(form: URLSearchParams): string {
  const query = new URLSearchParams()
  for (const [name, value] of form) query.append(name, name.toLowerCase() === 'user_code' ? '****' : value)
  return query.toString()
}

async function toLogin(
  http: HydraRequest,
  context: HydraContext,
  { form, verifier }: { readonly form: URLSearchParams; readonly verifier: string },
): Promise<Response> {
  const asked = await context.store.get('hydra_device_verifier', await fingerprint(verifier))
  if (asked === undefined) throw hydraError('access_denied', 'The device verifier was used before or is none.')
  judgeLifetime(context, asked)
  judgeCsrf(context, csrfValue(http.cookies, context, 'deviceCsrf'), asked.csrf)
  const device = await waiting(context, asked.device_code)
  const request = new AuthorizationRequest(form)
  await knowClient(context, request)
  request.scope = device.scope
  request.audience = device.audience
  const url = deviceUrl(context, asked.query, device.client_id)
  return onward(http, await requestLogin(http, context, request, { url, device_code: asked.device_code }), [])
}

async function waiting({ store, clock }: HydraContext, id: string): Promise<HydraDevice> {
  const device = await store.get('hydra_device', id)
  if (device === undefined || device.expires_at <= clock.now())
    throw hydraError('invalid_request', 'The code of the device is used or expired.')
  return device
}

async function finish(http: HydraRequest, context: HydraContext, verifier: string): Promise<Response> {
  const flow = await verifyConsent(http, context, verifier)
  const record = await context.store.get('hydra_client', flow.client_id)
  if (record === undefined || flow.device_code === undefined) throw hydraError('invalid_client')
  const device = await waiting(context, flow.device_code)
  const grant = await grantOf(context, record.client, { flow, nonce: '' })
  await noteGrant(context, grant)
  await keepGrant(context, grant, device.expires_at + KNOWN_AFTERWARDS)
  const approved = { ...device, approved: true, grant_id: grant.id }
  await context.store.set('hydra_device', flow.device_code, approved, device.expires_at + KNOWN_AFTERWARDS)
  await context.store.delete('hydra_user_code', device.user_code)
  return redirect(withParameters(context.appUrl('device_success'), { client_id: flow.client_id }), 302, http.method)
}
