import type { Handler } from '../context.js'
import { fingerprint } from '../digest.js'
import { OAuthError } from '../errors.js'
import { jsonResponse } from '../json-response.js'
import { unguessable } from '../random.js'
import { authenticateClient } from '../token/client-authentication.js'
import { collectParameters } from './collect-parameters.js'
import { establishDestination } from './destination.js'
import { judgeAuthorizationRequest } from './judge-request.js'
import { readParameters } from './request-parameters.js'
import { PUSHED_REQUEST_URI } from './request-uri.js'

/** Parameters that prove who the client is and are no part of the request. */
const CLIENT_AUTHENTICATION = ['client_secret', 'client_assertion', 'client_assertion_type']

/** Pushed Authorization Request Endpoint, RFC 9126 section 2: judged as at the authorization endpoint, answered in JSON. */
export const pushAuthorizationRequest: Handler = async (request, context) => {
  const client = await authenticateClient(request, context)
  const { client_id } = client
  const received = readParameters(request.form, context.rules, CLIENT_AUTHENTICATION)
  if (received.values.request_uri !== undefined)
    throw new OAuthError('invalid_request', 'request_uri must not be pushed')
  const complete = { ...received, values: { ...received.values, client_id } }
  const { parameters, problem } = await collectParameters(context, request.operationId, client, complete)
  if (problem !== undefined) throw problem
  await judgeAuthorizationRequest(context, establishDestination(context, client, parameters))

  const request_uri = `${PUSHED_REQUEST_URI}${unguessable(context.random)}`
  const lifetime = context.options.lifetimes.pushedRequest
  const record = { client_id, parameters }
  await context.store.set('pushed_request', await fingerprint(request_uri), record, context.clock.now() + lifetime)
  return jsonResponse({ request_uri, expires_in: Math.max(1, Math.floor(lifetime / 1_000)) }, 201)
}
