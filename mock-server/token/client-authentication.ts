import { findClient } from '../clients.js'
import type { OperationRequest, ProviderContext } from '../context.js'
import { equalInConstantTime } from '../digest.js'
import { OAuthError } from '../errors.js'
import { formDecoded } from '../form-decoded.js'
import type { ClientRecord } from '../store/records.js'
import { assertionClientId, JWT_BEARER, verifyClientAssertion } from './client-assertion.js'
import { invalidClient } from './invalid-client.js'

/** What a request says about who sends it. */
interface Credentials {
  readonly client_id: string
  readonly place: 'client_secret_basic' | 'client_secret_post' | 'assertion' | 'none'
  readonly secret?: string
  readonly assertion?: string
}

/**
 * The client that sends the request, proven by its registered method (OpenID Connect Core 1.0 section 9, RFC 6749 section 2.3).
 * Refuses with `invalid_client`, or with `invalid_request` when more than one method is used.
 */
export async function authenticateClient(request: OperationRequest, context: ProviderContext): Promise<ClientRecord> {
  const credentials = readCredentials(request)
  if (credentials === undefined) throw invalidClient('the request authenticates no client')
  const client = await findClient(context, credentials.client_id)
  if (client === undefined) {
    // As long as a wrong secret takes, and answered like one: nobody learns which clients there are.
    equalInConstantTime(credentials.secret ?? '', 'no secret')
    throw invalidClient()
  }
  if (!context.rules.enforces('client-authentication')) return client
  await prove(client, credentials, request, context)
  return client
}

/** Finds the one place where the client is named. */
function readCredentials(request: OperationRequest): Credentials | undefined {
  const { form } = request
  const basic = readBasic(request.header('authorization'))
  const client_id = form.get('client_id') ?? undefined
  const secret = form.get('client_secret') ?? undefined
  const assertion = form.get('client_assertion') ?? undefined
  const type = form.get('client_assertion_type') ?? undefined
  if ([basic, secret, assertion ?? type].filter((place) => place !== undefined).length > 1) {
    throw new OAuthError('invalid_request', 'more than one method of client authentication is used')
  }
  if (basic !== undefined) {
    if (client_id !== undefined && client_id !== basic.client_id) {
      throw new OAuthError('invalid_request', 'client_id is not the client that the Authorization header names')
    }
    return { ...basic, place: 'client_secret_basic' }
  }
  if (assertion !== undefined || type !== undefined) return readAssertion(client_id, assertion, type)
  if (client_id === undefined) return undefined
  return secret === undefined ? { client_id, place: 'none' } : { client_id, place: 'client_secret_post', secret }
}

/** RFC 6749 section 2.3.1: both parts are form-urlencoded before they are put together. */
function readBasic(
  authorization: string | undefined,
): { readonly client_id: string; readonly secret: string } | undefined {
  const [, encoded] = /^basic(?: +(.*))?$/i.exec(authorization?.trim() ?? '') ?? []
  if (!/^basic\b/i.test(authorization?.trim() ?? '')) return undefined
  const text = /^[A-Za-z0-9+/_-]*={0,2}$/.test(encoded ?? '')
    ? Buffer.from(encoded ?? '', 'base64').toString('utf8')
    : ''
  const colon = text.indexOf(':')
  if (colon < 1) throw invalidClient('the Authorization header holds no client_id and secret')
  try {
    return { client_id: formDecoded(text.slice(0, colon)), secret: formDecoded(text.slice(colon + 1)) }
  } catch {
    throw invalidClient('client_id and secret in the Authorization header must be form-urlencoded')
  }
}

/** RFC 7521 section 4.2. */
function readAssertion(
  client_id: string | undefined,
  assertion: string | undefined,
  type: string | undefined,
): Credentials {
  if (assertion === undefined) throw new OAuthError('invalid_request', 'client_assertion is missing')
  if (type !== JWT_BEARER) {
    throw new OAuthError('invalid_request', `client_assertion_type must be ${JWT_BEARER}`)
  }
  const named = assertionClientId(assertion)
  if (named === undefined) throw invalidClient('client_assertion is no JWT with the client as sub')
  if (client_id !== undefined && client_id !== named) {
    throw new OAuthError('invalid_request', 'client_id is not the client that client_assertion names')
  }
  return { client_id: named, place: 'assertion', assertion }
}

/** How the registered methods are proven. */
async function prove(
  client: ClientRecord,
  credentials: Credentials,
  request: OperationRequest,
  context: ProviderContext,
): Promise<void> {
  const method = methodUsed(client, credentials)
  const registered = client.token_endpoint_auth_method
  if (method !== registered && context.rules.enforces('client-authentication-registered-method')) {
    throw invalidClient(`the client is registered for token_endpoint_auth_method ${registered}`)
  }
  if (credentials.place === 'none') {
    if (client.client_secret !== undefined && registered !== 'none') throw invalidClient()
    return
  }
  refuseExpiredSecret(client, context)
  if (credentials.assertion !== undefined) {
    await verifyClientAssertion(
      context,
      request,
      client,
      credentials.assertion,
      method === 'client_secret_jwt' ? 'secret' : 'key',
    )
    return
  }
  const { client_secret } = client
  const same = equalInConstantTime(credentials.secret ?? '', client_secret ?? '')
  if (client_secret === undefined || !same) throw invalidClient()
}

/** An assertion says only by its algorithm whether it is signed by the secret or by a key. */
function methodUsed(client: ClientRecord, { place, assertion }: Credentials): string {
  if (place !== 'assertion') return place
  const registered = client.token_endpoint_auth_method
  if (registered === 'client_secret_jwt' || registered === 'private_key_jwt') return registered
  return /"alg":\s*"HS/.test(Buffer.from(assertion?.split('.')[0] ?? '', 'base64url').toString())
    ? 'client_secret_jwt'
    : 'private_key_jwt'
}

function refuseExpiredSecret(
  { client_secret_expires_at, token_endpoint_auth_method }: ClientRecord,
  { clock }: ProviderContext,
): void {
  if (!client_secret_expires_at || token_endpoint_auth_method === 'private_key_jwt') return
  if (client_secret_expires_at * 1_000 <= clock.now()) throw invalidClient('the client_secret has expired')
}
