import type { Client, JsonObject, TokenRequest } from './context.js'
import { HarnessError } from './errors.js'
import { signJwt } from './sign.js'

/** What a token request carries to say who the client is. */
export interface Credentials {
  readonly headers: Readonly<Record<string, string>>
  readonly form: Readonly<Record<string, string>>
}

interface Surroundings {
  /** Audience of client assertions. */
  readonly audience: string
  /** Milliseconds since 1970. */
  readonly now: number
  /** A fresh `jti`. */
  readonly jti: string
}

type Override = NonNullable<TokenRequest['authentication']>
type Method = (client: Client, override: Override, surroundings: Surroundings) => Promise<Credentials> | Credentials

/** RFC 6749 appendix B, as URL forms encode: the same bytes come back from every form decoder. */
const formEncoded = (value: string): string => new URLSearchParams({ '': value }).toString().slice(1)

/** The value of the Authorization header of a client with a secret, RFC 6749 section 2.3.1. */
export const basicAuthorization = (client_id: string, client_secret: string): string =>
  `Basic ${Buffer.from(`${formEncoded(client_id)}:${formEncoded(client_secret)}`).toString('base64')}`

/** Whether HTTP Basic carries a value as it stands, so that a server that forgets to decode it works too. */
export const survivesBasic = (value: string): boolean => formEncoded(value) === value

const secretOf = ({ client_secret }: Client, override: Override): string => {
  const secret = override.client_secret ?? client_secret
  if (secret === undefined)
    throw new HarnessError('ERR_INTERNAL', 'a client without a secret was to authenticate with one')
  return secret
}

/** RFC 7523 section 3: 60 seconds are enough, and each assertion has an id of its own. */
function assertionClaims(
  { client_id }: Client,
  { assertionClaims: over }: Override,
  { audience, now, jti }: Surroundings,
): JsonObject {
  const iat = Math.floor(now / 1_000)
  return { iss: client_id, sub: client_id, aud: audience, jti, iat, nbf: iat, exp: iat + 60, ...over }
}

const assertion = async (client_id: string, jwt: Promise<string>): Promise<Credentials> => ({
  headers: {},
  form: {
    client_id,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await jwt,
  },
})

/** token_endpoint_auth_method values, OpenID Connect Core 1.0 section 9; 'omitted' sends nothing at all. */
const METHODS: Readonly<Record<string, Method>> = {
  client_secret_basic: (client, override) => ({
    headers: { authorization: basicAuthorization(client.client_id, secretOf(client, override)) },
    form: {},
  }),
  client_secret_post: (client, override) => ({
    headers: {},
    form: { client_id: client.client_id, client_secret: secretOf(client, override) },
  }),
  client_secret_jwt: (client, override, around) => {
    const alg = client.metadata.token_endpoint_auth_signing_alg
    const header = { alg: typeof alg === 'string' && alg.startsWith('HS') ? alg : 'HS256' }
    return assertion(
      client.client_id,
      signJwt(
        { ...client, client_secret: secretOf(client, override) },
        assertionClaims(client, override, around),
        header,
      ),
    )
  },
  private_key_jwt: (client, override, around) => {
    const { kid, alg = 'RS256' } = client.privateKey ?? {}
    const header = { alg: String(alg), ...(typeof kid === 'string' ? { kid } : {}) }
    return assertion(client.client_id, signJwt(client, assertionClaims(client, override, around), header))
  },
  none: ({ client_id }) => ({ headers: {}, form: { client_id } }),
  omitted: () => ({ headers: {}, form: {} }),
}

/** Methods that the harness can authenticate with, best first. */
export const CLIENT_AUTHENTICATION_METHODS = [
  'client_secret_basic',
  'client_secret_post',
  'private_key_jwt',
  'client_secret_jwt',
  'none',
] as const

/** What to add to a token request so that the client authenticates. */
export async function credentials(
  client: Client,
  override: Override,
  surroundings: Surroundings,
): Promise<Credentials> {
  const name = override.method ?? client.token_endpoint_auth_method
  const method = METHODS[name]
  if (method === undefined) {
    throw new HarnessError('ERR_USAGE', `the harness cannot authenticate a client with ${JSON.stringify(name)}`, {
      method: name,
    })
  }
  return method(client, override, surroundings)
}
