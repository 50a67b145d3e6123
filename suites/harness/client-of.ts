import { methodOf } from './client-metadata.js'
import type { Client, JsonObject } from './context.js'
import { HarnessError } from './errors.js'
import { type Exchange, jsonBody } from './exchange.js'
import { isObject, nonEmpty, strings } from './json.js'
import type { TargetClient } from './target.js'

/** The registration response's metadata when it is one (RFC 7591 section 3.2.1). */
export function registrationResponse(exchange: Exchange): (JsonObject & { readonly client_id: string }) | undefined {
  const body = jsonBody(exchange)
  if (exchange.response.status >= 300 || !isObject(body)) return undefined
  const client_id = nonEmpty(body.client_id)
  return client_id === undefined ? undefined : { ...body, client_id }
}

function requested({ request }: Exchange): JsonObject {
  try {
    const body: unknown = JSON.parse(request.body ?? '{}')
    return isObject(body) ? body : {}
  } catch {
    return {}
  }
}

/** The client of a registration response. What the target says it holds rules; only what it leaves out is as we asked. */
export function clientOf(exchange: Exchange, privateKey?: Readonly<JsonObject>): Client {
  const answer = registrationResponse(exchange)
  if (answer === undefined) {
    const { status } = exchange.response
    throw new HarnessError('ERR_PROVISIONING', `the answer ${status} to a registration is not a client`, {
      exchange: String(exchange.id),
    })
  }
  const wanted = requested(exchange)
  const uris = strings(answer.redirect_uris)
  const [first = '', ...rest] = uris.length > 0 ? uris : strings(wanted.redirect_uris)
  const secret = nonEmpty(answer.client_secret)
  return {
    client_id: answer.client_id,
    ...(secret === undefined ? {} : { client_secret: secret }),
    token_endpoint_auth_method:
      nonEmpty(answer.token_endpoint_auth_method) ??
      nonEmpty(wanted.token_endpoint_auth_method) ??
      'client_secret_basic',
    redirect_uris: [first, ...rest],
    post_logout_redirect_uris: strings(answer.post_logout_redirect_uris ?? wanted.post_logout_redirect_uris),
    origin: 'dynamic',
    metadata: answer,
    ...(privateKey === undefined ? {} : { privateKey }),
    registration: exchange,
  }
}

/** A client of the configuration. */
export function staticClient(given: TargetClient): Client {
  const { client_secret, privateKey, ...metadata } = given
  const [first = '', ...rest] = given.redirect_uris
  return {
    client_id: given.client_id,
    ...(client_secret === undefined ? {} : { client_secret }),
    token_endpoint_auth_method: methodOf(given),
    redirect_uris: [first, ...rest],
    post_logout_redirect_uris: given.post_logout_redirect_uris ?? [],
    origin: 'static',
    metadata,
    ...(privateKey === undefined ? {} : { privateKey }),
  }
}
