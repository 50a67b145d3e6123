import * as client from 'openid-client'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Provider } from './provider.js'
import { CALLBACK, validatedProvider } from './provider.test-support.js'

const PEM_FREE_KEYS = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
const publicJwk = { ...(await crypto.subtle.exportKey('jwk', PEM_FREE_KEYS.publicKey)), kid: 'k', alg: 'ES256' }
const METHODS = ['client_secret_basic', 'client_secret_post', 'client_secret_jwt', 'private_key_jwt', 'none'] as const
const SECRET = 'a secret of: 32 bytes + %20 more'

let idp: Provider
beforeAll(async () => {
  idp = await validatedProvider({
    login: 'auto',
    clients: METHODS.map((method) => ({
      client_id: `client ${method}`,
      ...(method.startsWith('client_secret') && { client_secret: SECRET }),
      ...(method === 'private_key_jwt' && { jwks: { keys: [publicJwk] } }),
      token_endpoint_auth_method: method,
      redirect_uris: [CALLBACK],
      post_logout_redirect_uris: [CALLBACK],
      response_types: ['code', 'id_token', 'code id_token'],
    })),
  })
})
const AUTHENTICATION: Readonly<Record<(typeof METHODS)[number], client.ClientAuth>> = {
  client_secret_basic: client.ClientSecretBasic(SECRET),
  client_secret_post: client.ClientSecretPost(SECRET),
  client_secret_jwt: client.ClientSecretJwt(SECRET),
  private_key_jwt: client.PrivateKeyJwt({ key: PEM_FREE_KEYS.privateKey, kid: 'k' }),
  none: client.None(),
}
const configure = (method: (typeof METHODS)[number]) =>
  client.discovery(new URL(idp.issuer), `client ${method}`, undefined, AUTHENTICATION[method], {
    [client.customFetch]: idp.fetch,
  })

async function signIn(config: client.Configuration, parameters: Record<string, string> = {}) {
  const [verifier, nonce, state] = [client.randomPKCECodeVerifier(), client.randomNonce(), client.randomState()]
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: CALLBACK,
    scope: 'openid profile offline_access',
    prompt: 'consent',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    nonce,
    state,
    ...parameters,
  })
  const response = await idp.fetch(url, { redirect: 'manual' })
  const checks = { pkceCodeVerifier: verifier, expectedNonce: nonce, expectedState: state, idTokenExpected: true }
  return client.authorizationCodeGrant(config, new URL(response.headers.get('location') ?? ''), checks)
}

describe.each(METHODS)('a client with %s', (method) => {
  test('signs in, reads UserInfo, refreshes, and revokes', async () => {
    const config = await configure(method)
    const tokens = await signIn(config)
    const claims = tokens.claims()
    expect(claims).toMatchObject({ sub: 'alice', aud: `client ${method}` })
    const about = await client.fetchUserInfo(config, tokens.access_token, claims?.sub ?? '')
    expect(about).toMatchObject({ given_name: 'Alice' })
    const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token ?? '')
    expect(refreshed.claims()?.sub).toBe('alice')
    await client.tokenRevocation(config, refreshed.refresh_token ?? '')
    await expect(client.refreshTokenGrant(config, refreshed.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    })
  })

  test('pushes its request', async () => {
    const config = await configure(method)
    const verifier = client.randomPKCECodeVerifier()
    const url = await client.buildAuthorizationUrlWithPAR(config, {
      redirect_uri: CALLBACK,
      scope: 'openid',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    })
    expect(url.searchParams.get('request_uri')).toMatch(/^urn:ietf:params:oauth:request_uri:/)
    const response = await idp.fetch(url, { redirect: 'manual' })
    const tokens = await client.authorizationCodeGrant(config, new URL(response.headers.get('location') ?? ''), {
      pkceCodeVerifier: verifier,
    })
    expect(tokens.claims()?.sub).toBe('alice')
  })
})

test.each(METHODS.filter((method) => method !== 'none'))(
  'a client with %s introspects and acts for itself',
  async (method) => {
    const config = await configure(method)
    const tokens = await signIn(config)
    expect(await client.tokenIntrospection(config, tokens.access_token)).toMatchObject({
      active: true,
      username: 'alice',
    })
    const own = await client.clientCredentialsGrant(config)
    expect(await client.tokenIntrospection(config, own.access_token)).toMatchObject({
      active: true,
      sub: `client ${method}`,
    })
    await client.tokenRevocation(config, own.access_token)
    expect(await client.tokenIntrospection(config, own.access_token)).toEqual({ active: false })
  },
)

test('implicit and hybrid sign-in', async () => {
  const config = await configure('client_secret_basic')
  client.useIdTokenResponseType(config)
  const nonce = client.randomNonce()
  const url = client.buildAuthorizationUrl(config, { redirect_uri: CALLBACK, scope: 'openid email', nonce })
  const response = await idp.fetch(url, { redirect: 'manual' })
  const claims = await client.implicitAuthentication(config, new URL(response.headers.get('location') ?? ''), nonce)
  expect(claims).toMatchObject({ sub: 'alice', email: 'alice@people.example' })

  const hybrid = await configure('client_secret_post')
  client.useCodeIdTokenResponseType(hybrid)
  expect((await signIn(hybrid)).claims()?.sub).toBe('alice')
})

test('a device waits for its person', async () => {
  const config = await configure('client_secret_basic')
  const device = await client.initiateDeviceAuthorization(config, { scope: 'openid' })
  expect(device).toMatchObject({ user_code: expect.stringMatching(/^[A-Z]{4}-[A-Z]{4}$/), interval: 5 })
})

test('the library notices a fault', async () => {
  const config = await configure('client_secret_basic')
  const remove = idp.use({
    id: 'test/nonce',
    title: 'Another nonce',
    caughtBy: [],
    seam: 'idTokenClaims',
    alter: (claims) => ({ ...claims, nonce: 'other' }),
  })
  await expect(signIn(config)).rejects.toMatchObject({ cause: { message: expect.stringMatching(/nonce/) } })
  remove()
  expect((await signIn(config)).claims()?.sub).toBe('alice')
})

test('an app meets an expired session: its refresh is refused once, then works', async () => {
  const config = await configure('client_secret_basic')
  const tokens = await signIn(config)
  idp.once(
    'getToken',
    Response.json({ error: 'invalid_grant' }, { status: 400, headers: { 'cache-control': 'no-store' } }),
  )
  await expect(client.refreshTokenGrant(config, tokens.refresh_token ?? '')).rejects.toMatchObject({
    error: 'invalid_grant',
  })
  expect((await client.refreshTokenGrant(config, tokens.refresh_token ?? '')).access_token).toEqual(expect.any(String))
})
