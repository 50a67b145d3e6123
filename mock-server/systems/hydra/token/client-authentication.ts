import { seconds } from '../../../clock.js'
import { formDecoded } from '../../../form-decoded.js'
import {
  hasKeys,
  isInTime,
  isSignedBy,
  readJwt,
  signingKeyOf,
  type UnverifiedJwt,
  unreadableJwt,
  wrongSignature,
} from '../authorization/client-key.js'
import { secretMatches } from '../clients/client-secret.js'
import type { HydraContext, HydraRequest } from '../context.js'
import { type HydraError, hydraError, unknownError } from '../hydra-error.js'
import type { HydraClient, HydraClientRecord } from '../records.js'
import { isFirstUse, tokenUrls } from './assertions.js'

const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/**
 * The client of a request to the token endpoint and its kin.
 *
 * @throws HydraError `invalid_client`, or `invalid_request` when nothing says who asks
 */
export async function authenticateClient(
  request: HydraRequest,
  context: HydraContext,
  form: URLSearchParams,
): Promise<HydraClient> {
  const type = form.get('client_assertion_type') ?? ''
  if (type === JWT_BEARER) return byAssertion(context, form)
  if (type !== '') throw hydraError('invalid_request', `There is no client_assertion_type '${type}'.`)
  const basic = basicCredentials(request.header('authorization'))
  const [id, secret] = basic ?? [form.get('client_id') ?? '', form.get('client_secret') ?? '']
  if (basic === undefined && id === '')
    throw hydraError('invalid_request', 'The client names itself neither in the Authorization header nor in the form.')
  const record = await context.store.get('hydra_client', id)
  if (record === undefined) throw unknownClient()
  judgeMethod(context, record.client, { form, basic })
  if (record.client.token_endpoint_auth_method === 'none') return record.client
  if (!(await isRight(record, secret))) throw wrongSecret()
  return record.client
}

const unknownClient = (): HydraError => hydraError('invalid_client', undefined, { debug: 'client not found' })
const wrongSecret = (): HydraError => hydraError('invalid_client', undefined, { debug: 'the secret is wrong' })

const isRight = async (record: HydraClientRecord, secret: string): Promise<boolean> =>
  secret !== '' && (await secretMatches(record, secret))

/** RFC 6749 section 2.3.1: both parts are form-encoded before they are put together. */
function basicCredentials(header: string | undefined): readonly [id: string, secret: string] | undefined {
  const [, encoded] = /^basic ((?:[\w+/]{4})*(?:[\w+/]{2}==|[\w+/]{3}=)?)$/i.exec(header ?? '') ?? []
  if (encoded === undefined) return undefined
  const [, id, secret] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString()) ?? []
  if (id === undefined || secret === undefined) return undefined
  try {
    return [formDecoded(id), formDecoded(secret)]
  } catch {
    throw hydraError('invalid_request', 'The credentials in the Authorization header are not form-encoded.')
  }
}

function judgeMethod(
  { line }: HydraContext,
  { token_endpoint_auth_method: method }: HydraClient,
  { form, basic }: { readonly form: URLSearchParams; readonly basic: readonly [string, string] | undefined },
): void {
  if (form.get('client_id') && form.get('client_secret') && method !== 'client_secret_post')
    throw wrongMethod(method, 'client_secret_post')
  const counts = basic !== undefined && (basic[1] !== '' || !line.flows.tokens.basicWithEmptyPassword)
  if (counts && method !== 'client_secret_basic') throw wrongMethod(method, 'client_secret_basic')
}

const wrongMethod = (registered: string, used: string): HydraError =>
  hydraError('invalid_client', `The client is registered for '${registered}' and used '${used}'.`)

/** RFC 7523 section 2.2. */
async function byAssertion(context: HydraContext, form: URLSearchParams): Promise<HydraClient> {
  const assertion = form.get('client_assertion') ?? ''
  if (assertion === '') throw hydraError('invalid_request', "The parameter 'client_assertion' is missing.")
  const jwt = readJwt(assertion)
  if (jwt === undefined)
    throw unreadableJwt(
      context,
      assertion,
      hydraError('invalid_client', "'client_assertion' is no JSON Web Token.", { debug: 'malformed' }),
    )
  const { sub } = jwt.claims
  const id = form.get('client_id') || sub
  if (typeof id !== 'string') throw hydraError('invalid_client', "'client_assertion' has no claim 'sub'.")
  const record = await context.store.get('hydra_client', id)
  if (record === undefined) throw unknownClient()
  await judgeSignature(context, record.client, jwt)
  await judgeClaims(context, record.client, jwt)
  return record.client
}

async function judgeSignature(context: HydraContext, client: HydraClient, jwt: UnverifiedJwt): Promise<void> {
  const { token_endpoint_auth_method: method } = client
  const alg = String(jwt.header.alg)
  if (method !== 'private_key_jwt')
    throw hydraError('invalid_client', `The client is registered for '${method}' and sent a 'client_assertion'.`)
  const registered = client.token_endpoint_auth_signing_alg || 'RS256'
  if (alg !== registered)
    throw hydraError(
      'invalid_client',
      `'client_assertion' is signed by '${alg}', the client is bound to '${registered}'.`,
    )
  if (!hasKeys(client)) throw hydraError('invalid_client', 'The client has no JSON Web Keys.')
  const key = await signingKeyOf(context, client, jwt)
  if (!(await isSignedBy(jwt, key)))
    throw wrongSignature(
      context,
      hydraError('invalid_client', "The signature of 'client_assertion' is wrong.", { debug: 'wrong signature' }),
    )
}

async function judgeClaims(context: HydraContext, client: HydraClient, { claims }: UnverifiedJwt): Promise<void> {
  const refuse = (problem: string): HydraError => hydraError('invalid_client', `'client_assertion': ${problem}`)
  if (!isInTime(claims, seconds(context.clock))) throw unknownError('the client assertion is expired or not yet valid')
  if (claims.iss !== client.client_id) throw refuse("'iss' is not the client.")
  if (claims.sub !== client.client_id) throw refuse("'sub' is not the client.")
  if (typeof claims.jti !== 'string' || claims.jti === '') throw refuse("'jti' is missing.")
  if (typeof claims.exp !== 'number') throw refuse("'exp' is missing.")
  if (!(await isFirstUse(context, { jti: claims.jti, exp: claims.exp })))
    throw hydraError('jti_known', "'client_assertion': 'jti' was seen before.")
  const audience = Array.isArray(claims.aud) ? claims.aud : [claims.aud]
  if (!tokenUrls(context).some((url) => audience.includes(url))) throw refuse("'aud' is not the token endpoint.")
}
