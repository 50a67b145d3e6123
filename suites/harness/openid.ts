import type { Configuration, CustomFetchOptions, ModifyAssertionOptions } from 'openid-client'
import type { Client, JsonObject } from './context.js'
import { HarnessError } from './errors.js'
import type { Exchange, HttpRequest } from './exchange.js'
import { nonEmpty } from './json.js'

interface OpenidClientOptions {
  readonly client: Client
  readonly metadata: Readonly<JsonObject>
  /** Sends through the recorder. */
  readonly send: (request: HttpRequest) => Promise<Exchange>
  /** Milliseconds for a request. */
  readonly timeout: number
  /** Seconds that the target's clock was moved ahead of this machine's. */
  readonly clockSkew: number
}

const NO_BODY = new Set([101, 204, 205, 304])

function bodyText(body: CustomFetchOptions['body']): string | undefined {
  if (body === null || body === undefined) return undefined
  if (typeof body === 'string' || body instanceof URLSearchParams) return body.toString()
  throw new HarnessError('ERR_INTERNAL', 'openid-client sent a body that is neither text nor a form')
}

/** openid-client's `fetch`, through the recorder. */
const recordedFetch =
  (send: OpenidClientOptions['send']) =>
  async (url: string, { method, headers, body }: CustomFetchOptions): Promise<Response> => {
    const sent = bodyText(body)
    const { response } = await send({ method, url, headers, ...(sent === undefined ? {} : { body: sent }) })
    return new Response(NO_BODY.has(response.status) ? null : response.body, {
      status: response.status,
      headers: response.headers,
    })
  }

/** A Configuration of openid-client for a client of the target. Loads openid-client when called. */
export async function openidConfiguration({
  client,
  metadata,
  send,
  timeout,
  clockSkew,
}: OpenidClientOptions): Promise<Configuration> {
  const openid = await import('openid-client')
  const { issuer } = metadata
  if (typeof issuer !== 'string')
    throw new HarnessError('ERR_TARGET_METADATA', 'the discovery document names no issuer')
  const { client_secret: secret = '', metadata: own } = client
  // OpenID Connect Core 1.0 section 9 recommends this audience; openid-client's own choice, the issuer, has a check of its own.
  const forTokenEndpoint: ModifyAssertionOptions = {
    [openid.modifyAssertion]: (_header, payload) => {
      payload.aud = nonEmpty(metadata.token_endpoint) ?? payload.aud
    },
  }
  const authentications: Readonly<
    Record<string, () => Promise<ReturnType<typeof openid.None>> | ReturnType<typeof openid.None>>
  > = {
    client_secret_basic: () => openid.ClientSecretBasic(secret),
    client_secret_post: () => openid.ClientSecretPost(secret),
    client_secret_jwt: () => openid.ClientSecretJwt(secret, forTokenEndpoint),
    private_key_jwt: async () => openid.PrivateKeyJwt(await privateKey(client), forTokenEndpoint),
    none: () => openid.None(),
  }
  const authentication = await authentications[client.token_endpoint_auth_method]?.()
  if (authentication === undefined) {
    throw new HarnessError(
      'ERR_USAGE',
      `openid-client cannot authenticate a client with ${client.token_endpoint_auth_method}`,
    )
  }
  const known = { ...algorithms(own), [openid.clockSkew]: clockSkew }
  const configuration = new openid.Configuration({ ...metadata, issuer }, client.client_id, known, authentication)
  configuration[openid.customFetch] = recordedFetch(send)
  configuration.timeout = timeout / 1_000
  if (
    new URL(issuer).protocol === 'http:' ||
    Object.values(metadata).some((value) => typeof value === 'string' && value.startsWith('http:'))
  ) {
    openid.allowInsecureRequests(configuration)
  }
  return configuration
}

/** What the client was registered with that openid-client wants to know; without it any algorithm of the target is right. */
const algorithms = (metadata: Readonly<JsonObject>): Record<string, string> =>
  Object.fromEntries(
    [
      'id_token_signed_response_alg',
      'userinfo_signed_response_alg',
      'authorization_signed_response_alg',
      'introspection_signed_response_alg',
    ].flatMap((name): [string, string][] => {
      const value = metadata[name]
      // Hydra says `none` of a client that gets plain JSON, which openid-client would take for an unsigned JWT.
      if (name === 'userinfo_signed_response_alg' && value === 'none') return []
      return typeof value === 'string' ? [[name, value]] : []
    }),
  )

async function privateKey({ client_id, privateKey: jwk }: Client) {
  if (jwk === undefined) throw new HarnessError('ERR_USAGE', `client ${client_id} has no private key`)
  const { importJWK } = await import('jose')
  const key = await importJWK({ ...jwk }, typeof jwk.alg === 'string' ? jwk.alg : 'RS256')
  if (!('usages' in key))
    throw new HarnessError('ERR_USAGE', `the private key of client ${client_id} is no asymmetric key`)
  return typeof jwk.kid === 'string' ? { key, kid: jwk.kid } : key
}
