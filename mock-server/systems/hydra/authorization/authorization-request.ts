import { untouched } from '../../../control/active-faults.js'
import type { HydraOperationId } from '../../../operations.js'
import type { HydraContext } from '../context.js'
import { hydraError } from '../hydra-error.js'
import type { HydraClient } from '../records.js'
import { seamOf } from '../seam.js'
import { matchingRedirectUri } from './redirect-uri.js'
import { applyRequestObject } from './request-object.js'
import { audienceOf, distinct, judgeAudience, judgeScope, words } from './scope.js'

/** Shortest `state` and `nonce`. */
export const MINIMUM_ENTROPY = 8

export type ResponseMode = 'query' | 'fragment' | 'form_post'
const MODES: Readonly<Record<string, ResponseMode | undefined>> = {
  query: 'query',
  fragment: 'fragment',
  form_post: 'form_post',
  '': undefined,
}

/** An authorization request as far as it was understood; it grows while it is judged, so that errors know where to go. */
export class AuthorizationRequest {
  readonly form: URLSearchParams
  client: HydraClient | undefined
  state: string
  /** Once it is known to be the client's. */
  redirectUri: string | undefined
  scope: readonly string[] = []
  audience: readonly string[] = []
  responseTypes: readonly string[] = []
  /** As it was asked for. */
  responseMode: ResponseMode | undefined
  /** What the response types suggest, once they are known. */
  defaultMode: ResponseMode | undefined

  constructor(form: URLSearchParams) {
    this.form = form
    this.state = form.get('state') ?? ''
  }

  get prompt(): readonly string[] {
    return words(this.form.get('prompt'))
  }

  /** Whether these are the response types, in whatever order. */
  asksFor(...types: readonly string[]): boolean {
    return types.length === this.responseTypes.length && types.every((type) => this.responseTypes.includes(type))
  }
}

/** The client of a request that `judgeRequest` let through. */
export function clientOf({ client }: AuthorizationRequest): HydraClient {
  if (client === undefined) throw new Error('the request was not judged')
  return client
}

/**
 * Everything that is looked at before anybody signs in, in the order of the server.
 *
 * @throws HydraError; the request then knows as much as was judged before
 */
export async function judgeRequest(
  context: HydraContext,
  request: AuthorizationRequest,
  operationId: HydraOperationId,
): Promise<void> {
  const { line, store } = context
  const { form } = request
  const record = await store.get('hydra_client', form.get('client_id') ?? '')
  if (record === undefined)
    throw hydraError('invalid_client', 'There is no such OAuth 2.0 client.', { debug: 'client not found' })
  const { client } = record
  request.client = client
  await applyRequestObject(context, form, client)
  bend(context, request, operationId)
  if (line.flows.requestObject.stateOf === 'object') request.state = form.get('state') ?? ''
  if (line.flows.responseModes) request.responseMode = modeOf(form)
  request.redirectUri = redirectUriOf(context, form, client)
  request.scope = distinct(words(form.get('scope')))
  judgeScope(context, words(client.scope), request.scope)
  request.audience = audienceOf(form, line)
  judgeAudience(client.audience, request.audience)
  if (form.get('registration')) throw hydraError('registration_not_supported')
  request.responseTypes = responseTypesOf(form, client)
  request.defaultMode = request.asksFor('code') ? 'query' : 'fragment'
  if (Buffer.byteLength(request.state) < MINIMUM_ENTROPY)
    throw hydraError('invalid_state', `'state' must have at least ${MINIMUM_ENTROPY} characters.`)
}

/** Parameters by which the browser comes back from an app: they are no part of the request. */
const VERIFIERS: ReadonlySet<string> = new Set(['login_verifier', 'consent_verifier'])

/** Faults may change what was asked for. */
function bend(context: HydraContext, request: AuthorizationRequest, operationId: HydraOperationId): void {
  if (context.through === untouched) return
  const { client, form } = request
  const asked = Object.fromEntries([...form].filter(([name]) => !VERIFIERS.has(name)))
  const altered = context.through('authorizationRequest', asked, seamOf(context, { operationId, client, form }))
  for (const name of Object.keys(asked)) form.delete(name)
  for (const [name, value] of Object.entries(altered)) form.set(name, value)
  if (altered.state !== asked.state) request.state = altered.state ?? ''
}

function modeOf(form: URLSearchParams): ResponseMode | undefined {
  const mode = form.get('response_mode') ?? ''
  if (Object.hasOwn(MODES, mode)) return MODES[mode]
  throw hydraError('unsupported_response_mode', `There is no response_mode '${mode}'.`)
}

function redirectUriOf({ line }: HydraContext, form: URLSearchParams, client: HydraClient): string {
  const wanted = form.get('redirect_uri') ?? ''
  if (wanted === '' && line.flows.redirectUris.withOpenid === 'required' && words(form.get('scope')).includes('openid'))
    throw hydraError('invalid_request', "OpenID Connect needs the parameter 'redirect_uri'.")
  const uri = matchingRedirectUri(wanted, client.redirect_uris, line)
  if (uri !== undefined) return uri
  throw hydraError('invalid_request', "'redirect_uri' is none of the redirect URIs that the client registered.")
}

function responseTypesOf(form: URLSearchParams, client: HydraClient): readonly string[] {
  const wanted = words(form.get('response_type'))
  if (wanted.length === 0) throw hydraError('unsupported_response_type', "The parameter 'response_type' is missing.")
  const allowed = client.response_types.length === 0 ? ['code'] : client.response_types
  const same = (types: readonly string[]): boolean =>
    types.length === wanted.length && types.every((type) => wanted.includes(type))
  if (allowed.some((types) => same(words(types)))) return wanted
  throw hydraError('unsupported_response_type', `The client may not use the response_type '${wanted.join(' ')}'.`)
}
