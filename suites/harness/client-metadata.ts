import { CLIENT_AUTHENTICATION_METHODS } from './client-authentication.js'
import type { Capabilities, ClientWish, JsonObject } from './context.js'
import type { TargetClient } from './target.js'

/** Grant types that response types need, OpenID Connect Dynamic Client Registration 1.0 section 2. */
function grantTypesFor(responseTypes: readonly string[]): readonly string[] {
  const words = new Set(responseTypes.flatMap((type) => type.split(' ')))
  return [
    ...(words.has('code') ? ['authorization_code'] : []),
    ...(words.has('token') || words.has('id_token') ? ['implicit'] : []),
  ]
}

/** The methods that the target offers and the harness knows, best first. A client without a token request can use any. */
export const methodsOffered = ({ clientAuthenticationMethods }: Capabilities): readonly string[] =>
  CLIENT_AUTHENTICATION_METHODS.filter((method) => clientAuthenticationMethods.includes(method))

interface Registration {
  readonly wish: ClientWish
  readonly method: string
  readonly capabilities: Capabilities
  /** Where redirect URIs begin. */
  readonly redirectBase: string
  readonly random: (length: number) => string
  /** The client's public keys, when it is to have some. */
  readonly jwks: Readonly<JsonObject> | undefined
  readonly always: Readonly<JsonObject>
}

/** Client metadata made from a wish. */
export function metadataFor({
  wish,
  method,
  capabilities,
  redirectBase,
  random,
  jwks,
  always,
}: Registration): JsonObject {
  const responseTypes = wish.response_types ?? ['code']
  const grants = wish.grant_types ?? [
    ...grantTypesFor(responseTypes),
    ...(responseTypes.some((type) => type.split(' ').includes('code')) &&
    capabilities.grantTypes.includes('refresh_token')
      ? ['refresh_token']
      : []),
  ]
  return {
    client_name: `Touchstone ${random(6)}`,
    redirect_uris: Array.from({ length: wish.redirectUriCount ?? 1 }, () => `${redirectBase}/${random(12)}/callback`),
    post_logout_redirect_uris: [`${redirectBase}/${random(12)}/logged-out`],
    response_types: responseTypes,
    grant_types: grants,
    token_endpoint_auth_method: method,
    ...(method === 'private_key_jwt' ? { token_endpoint_auth_signing_alg: 'RS256' } : {}),
    ...(jwks === undefined ? {} : { jwks }),
    ...always,
    ...wish.metadata,
  }
}

/** How a static client authenticates when the configuration doesn't say. */
export const methodOf = (client: TargetClient): string =>
  client.token_endpoint_auth_method ??
  (client.client_secret !== undefined
    ? 'client_secret_basic'
    : client.privateKey !== undefined
      ? 'private_key_jwt'
      : 'none')

/** Why a static client does not fit a wish; `undefined` when it does. */
export function misfit(client: TargetClient, wish: ClientWish, capabilities: Capabilities): string | undefined {
  if (wish.metadata !== undefined) return 'its metadata is fixed'
  if (wish.token_endpoint_auth_method !== undefined && wish.token_endpoint_auth_method !== methodOf(client))
    return `it authenticates by ${methodOf(client)}`
  if ((wish.redirectUriCount ?? 1) > client.redirect_uris.length)
    return `it has ${client.redirect_uris.length} redirect URI`
  const types = client.response_types ?? ['code']
  const type = (wish.response_types ?? ['code']).find((one) => !types.includes(one))
  if (type !== undefined) return `response type ${type} is not among its response_types`
  const grants = client.grant_types ?? [
    ...grantTypesFor(types),
    ...capabilities.grantTypes.filter((grant) => grant === 'refresh_token'),
  ]
  const grant = (wish.grant_types ?? []).find((one) => !grants.includes(one))
  return grant === undefined ? undefined : `grant type ${grant} is not among its grant_types`
}
