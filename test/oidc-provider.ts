import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair } from 'jose'
import { type Adapter, type AdapterPayload, type Configuration, Provider } from 'oidc-provider'

/** Ways to bend the provider at its own extension points, so that it is wrong without any code of ours inside it. */
export type Bend = 'nonce-left-out' | 'token-response-cacheable' | 'code-works-twice'

/** Claims of the person; every name signs in. All types as OpenID Connect Core 1.0 section 5.1 wants them. */
const claimsOf = (sub: string) => ({
  sub,
  name: 'Ada Lovelace',
  given_name: 'Ada',
  family_name: 'Lovelace',
  middle_name: 'King',
  nickname: 'ada',
  preferred_username: 'ada',
  profile: 'https://people.example/ada',
  picture: 'https://people.example/ada.png',
  website: 'https://ada.example',
  gender: 'female',
  birthdate: '1990-12-10',
  zoneinfo: 'Europe/London',
  locale: 'en-GB',
  updated_at: 1_700_000_000,
  email: 'ada@people.example',
  email_verified: true,
  address: { formatted: '12 St James Square\nLondon', locality: 'London', country: 'GB' },
  phone_number: '+44 20 7946 0000',
  phone_number_verified: false,
})

/** Keeps everything in memory. `consume` marks a code as used: without the mark it works again. */
const adapter = (bend: Bend | undefined) => {
  const records = new Map<string, AdapterPayload>()
  return class MemoryAdapter implements Adapter {
    readonly #model: string
    constructor(model: string) {
      this.#model = model
    }
    #key(id: string) {
      return `${this.#model}:${id}`
    }
    async upsert(id: string, payload: AdapterPayload) {
      records.set(this.#key(id), payload)
    }
    async find(id: string) {
      return records.get(this.#key(id))
    }
    async #findBy(member: 'uid' | 'userCode', value: string) {
      for (const [key, payload] of records) {
        if (key.startsWith(`${this.#model}:`) && payload[member] === value) return payload
      }
      return undefined
    }
    async findByUid(uid: string) {
      return this.#findBy('uid', uid)
    }
    async findByUserCode(userCode: string) {
      return this.#findBy('userCode', userCode)
    }
    async destroy(id: string) {
      records.delete(this.#key(id))
    }
    async revokeByGrantId(grantId: string) {
      for (const [key, payload] of records) if (payload.grantId === grantId) records.delete(key)
    }
    async consume(id: string) {
      const payload = records.get(this.#key(id))
      if (payload === undefined || (bend === 'code-works-twice' && this.#model === 'AuthorizationCode')) return
      payload.consumed = Math.floor(Date.now() / 1_000)
    }
  }
}

/** Claims by scope, OpenID Connect Core 1.0 section 5.4. */
const CLAIMS = {
  openid: ['sub'],
  profile: [
    ...['name', 'given_name', 'family_name', 'middle_name', 'nickname', 'preferred_username', 'profile', 'picture'],
    ...['website', 'gender', 'birthdate', 'zoneinfo', 'locale', 'updated_at'],
  ],
  email: ['email', 'email_verified'],
  address: ['address'],
  phone: ['phone_number', 'phone_number_verified'],
}

async function configuration(bend: Bend | undefined): Promise<Configuration> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  return {
    adapter: adapter(bend),
    jwks: { keys: [{ ...(await exportJWK(privateKey)), use: 'sig', alg: 'RS256' }] },
    claims: CLAIMS,
    findAccount: (_context, sub) => ({ accountId: sub, claims: async () => claimsOf(sub) }),
    // A form post from another site brings no cookie of a stricter kind.
    cookies: { keys: ['a key of the tests, not a secret'], long: { sameSite: 'none' } },
    // Core section 3.1.2.1 and RP-Initiated Logout section 2 want POST too.
    enableHttpPostMethods: true,
    clients: [
      {
        client_id: 'static-client',
        client_secret: 'static-client-secret-of-enough-length',
        redirect_uris: ['https://rp.touchstone.test/static/callback'],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
      },
    ],
    responseTypes: ['code', 'id_token', 'id_token token', 'code id_token', 'code token', 'code id_token token', 'none'],
    scopes: ['openid', 'offline_access', 'profile', 'email', 'address', 'phone'],
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'client_secret_jwt', 'private_key_jwt', 'none'],
    // Public clients still have to use PKCE; confidential ones may leave it out, as Core allows.
    pkce: { required: (_context, client) => client.tokenEndpointAuthMethod === 'none' },
    features: {
      devInteractions: { enabled: true },
      registration: { enabled: true },
      registrationManagement: { enabled: true },
      introspection: { enabled: true },
      revocation: { enabled: true },
      clientCredentials: { enabled: true },
      jwtUserinfo: { enabled: true },
      claimsParameter: { enabled: true },
      requestObjects: { enabled: true },
      pushedAuthorizationRequests: { enabled: true },
      deviceFlow: { enabled: true },
      userinfo: { enabled: true },
      rpInitiatedLogout: { enabled: true },
    },
  }
}

/** npm oidc-provider on a free loopback port, with its development login pages. */
export async function startOidcProvider(bend?: Bend): Promise<{ issuer: string } & AsyncDisposable> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const issuer = `http://127.0.0.1:${port}`
  const provider = new Provider(issuer, await configuration(bend))
  if (bend === 'token-response-cacheable') {
    provider.use(async (context, next) => {
      await next()
      if (context.path === '/token') context.remove('cache-control')
    })
  }
  if (bend === 'nonce-left-out') {
    const { prototype } = provider.IdToken
    const honest = prototype.payload
    prototype.payload = async function () {
      const { nonce: _omitted, ...claims } = await honest.call(this)
      return claims
    }
  }
  server.on('request', provider.callback())
  return {
    issuer,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
