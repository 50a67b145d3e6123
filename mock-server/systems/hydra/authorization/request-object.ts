import { seconds } from '../../../clock.js'
import type { HydraContext } from '../context.js'
import { HydraError, hydraError, unknownError } from '../hydra-error.js'
import { isObject } from '../json-values.js'
import type { HydraClient } from '../records.js'
import {
  hasKeys,
  isInTime,
  isSignedBy,
  MAXIMUM_FETCHED,
  readJwt,
  signingKeyOf,
  type UnverifiedJwt,
  unreadableJwt,
  wrongSignature,
} from './client-key.js'
import { words } from './scope.js'

/**
 * Puts the parameters of `request` or `request_uri` over those of the query, OpenID Connect Core 1.0 section 6. Nothing happens
 * unless the query asks for `openid`.
 *
 * @throws HydraError when the object can't be used
 */
export async function applyRequestObject(
  context: HydraContext,
  form: URLSearchParams,
  client: HydraClient,
): Promise<void> {
  const scope = words(form.get('scope'))
  const [request, uri] = [form.get('request') ?? '', form.get('request_uri') ?? '']
  if (!scope.includes('openid') || `${request}${uri}` === '') return
  if (request !== '' && uri !== '')
    throw hydraError('invalid_request', "The parameters 'request' and 'request_uri' exclude each other.")
  if (!hasKeys(client))
    throw hydraError(
      'invalid_request',
      "'request' or 'request_uri' is used by a client that registered no JSON Web Keys.",
    )
  const text = uri === '' ? request : await fetched(context, uri, client)
  const jwt = readJwt(text)
  if (jwt === undefined)
    throw unreadableJwt(
      context,
      text,
      hydraError('invalid_request_object', 'The request object is no JSON Web Token.', { debug: 'malformed' }),
    )
  await judge(context, jwt, client)
  for (const [name, value] of Object.entries(jwt.claims)) form.set(name, shown(value))
  const wanted = words(form.get('scope'))
  form.set('scope', [...wanted, ...scope.filter((value) => !wanted.includes(value))].join(' '))
}

/** As Go prints a value where a text was meant: a number becomes nothing that anybody reads as one. */
function shown(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return `[${value.map(shown).join(' ')}]`
  if (isObject(value)) {
    const members = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
    return `map[${members.map(([name, member]) => `${name}:${shown(member)}`).join(' ')}]`
  }
  if (typeof value === 'number') return `%!s(${Number.isInteger(value) ? 'int64' : 'float64'}=${value})`
  return typeof value === 'boolean' ? `%!s(bool=${value})` : '%!s(<nil>)'
}

async function judge(context: HydraContext, jwt: UnverifiedJwt, client: HydraClient): Promise<void> {
  const enforced = client.request_object_signing_alg || context.line.flows.requestObject.defaultAlgorithm
  const alg = String(jwt.header.alg)
  if (enforced !== '' && enforced !== alg)
    throw hydraError(
      'invalid_request_object',
      `The object is signed by '${alg}', but the client is bound to '${enforced}'.`,
    )
  if (alg !== 'none') {
    if (!/^(RS|PS|ES)(256|384|512)$/.test(alg))
      throw hydraError('invalid_request_object', `The object is signed by '${alg}', which is not supported.`)
    if (!(await isSignedBy(jwt, await keyFor(context, jwt, client))))
      throw wrongSignature(
        context,
        hydraError('invalid_request_object', 'The signature of the request object is wrong.', {
          debug: 'wrong signature',
        }),
      )
  }
  if (!isInTime(jwt.claims, seconds(context.clock)))
    throw unknownError('the request object is expired or not yet valid')
}

async function keyFor(context: HydraContext, jwt: UnverifiedJwt, client: HydraClient) {
  try {
    return await signingKeyOf(context, client, jwt)
  } catch (error) {
    if (!(error instanceof HydraError)) throw error
    throw hydraError('invalid_request_object', `The client has no key for this object: ${error.message}`)
  }
}

async function fetched(context: HydraContext, uri: string, client: HydraClient): Promise<string> {
  if (!client.request_uris.includes(uri))
    throw hydraError('invalid_request_uri', `The client has not registered the request URI '${uri}'.`)
  try {
    const response = await context.fetch(new Request(uri, { signal: AbortSignal.timeout(5_000) }))
    const text = await response.text()
    if (response.status === 200 && text.length <= MAXIMUM_FETCHED) return text.trim()
  } catch {
    // Said below.
  }
  throw hydraError('invalid_request_uri', "What 'request_uri' names cannot be fetched.")
}
