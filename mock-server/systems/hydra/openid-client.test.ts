import * as client from 'openid-client'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../seams.js'
import { HYDRA_SYSTEMS } from './systems.js'
import { CALLBACK, SECRET, TestingHydra } from './testing-hydra.js'

/** The library that apps use, with each line as its provider. The app that asks people is played through the admin API. */
const ADMIN = 'https://admin.test'
const BYE = 'https://client.example/bye'
const DEVICE_CODE = 'urn:ietf:params:oauth:grant-type:device_code'
const KEYS = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
const PUBLIC_JWK = { ...(await crypto.subtle.exportKey('jwk', KEYS.publicKey)), kid: 'k', alg: 'ES256', use: 'sig' }

/** How clients prove who they are, by the method that they registered. */
const AUTHENTICATION: Readonly<Record<string, client.ClientAuth>> = {
  client_secret_basic: client.ClientSecretBasic(SECRET),
  client_secret_post: client.ClientSecretPost(SECRET),
  none: client.None(),
  private_key_jwt: client.PrivateKeyJwt(
    { key: KEYS.privateKey, kid: 'k' },
    {
      // Hydra wants its token endpoint here, where the library has the issuer.
      [client.modifyAssertion]: (_header, claims) => {
        claims.aud = `${String(claims.aud)}oauth2/token`
      },
    },
  ),
}

describe.each(HYDRA_SYSTEMS)('openid-client with %s', (system) => {
  const fetchOf =
    ({ hydra }: TestingHydra): client.CustomFetch =>
    (url, { body, ...init }) =>
      (url.startsWith(ADMIN) ? hydra.admin : hydra).fetch(url, { ...init, ...(body != null && { body }) })

  /** A client of this kind, and what the library needs to know of it. */
  async function configure(hydra: TestingHydra, method: string, metadata: JsonObject = {}) {
    const client_id = `client-${method}`
    await hydra.client({
      client_id,
      ...(method === 'none' && { client_secret: '' }),
      ...(method === 'private_key_jwt' && { jwks: { keys: [PUBLIC_JWK] }, token_endpoint_auth_signing_alg: 'ES256' }),
      token_endpoint_auth_method: method,
      post_logout_redirect_uris: [BYE],
      ...metadata,
    })
    return client.discovery(new URL(hydra.hydra.issuer), client_id, undefined, AUTHENTICATION[method], {
      [client.customFetch]: fetchOf(hydra),
    })
  }

  /** Where the browser is in the end, when the person signs in and consents to everything. */
  async function callback(hydra: TestingHydra, url: URL, login: JsonObject = {}): Promise<URL> {
    const asked = await hydra.decide(await hydra.browse(url.href), 'login', 'accept', { subject: 'alice', ...login })
    const scope = (url.searchParams.get('scope') ?? '').split(' ')
    const session = { id_token: { email: 'alice@people.example' } }
    return (await hydra.decide(asked, 'consent', 'accept', { grant_scope: scope, session })).location
  }

  async function signIn(hydra: TestingHydra, config: client.Configuration, login: JsonObject = {}) {
    const [verifier, nonce, state] = [client.randomPKCECodeVerifier(), client.randomNonce(), client.randomState()]
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri: CALLBACK,
      scope: 'openid offline email',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      nonce,
      state,
    })
    const checks = { pkceCodeVerifier: verifier, expectedNonce: nonce, expectedState: state, idTokenExpected: true }
    return client.authorizationCodeGrant(config, await callback(hydra, url, login), checks)
  }

  test.each(Object.keys(AUTHENTICATION))(
    'a client with %s signs in, reads UserInfo, refreshes and revokes',
    async (method) => {
      const hydra = await TestingHydra.start(system)
      const config = await configure(hydra, method)
      const tokens = await signIn(hydra, config)
      const claims = tokens.claims()
      expect(claims).toMatchObject({ sub: 'alice', email: 'alice@people.example', aud: [`client-${method}`] })
      expect(await client.fetchUserInfo(config, tokens.access_token, 'alice')).toMatchObject({
        email: 'alice@people.example',
      })
      const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token ?? '')
      expect(refreshed.claims()?.sub).toBe('alice')
      await client.tokenRevocation(config, refreshed.refresh_token ?? '')
      await expect(client.refreshTokenGrant(config, refreshed.refresh_token ?? '')).rejects.toMatchObject({
        error: 'invalid_grant',
      })
      await expect(client.fetchUserInfo(config, refreshed.access_token, 'alice')).rejects.toThrow()
      expect(await hydra.introspect(refreshed.access_token)).toEqual({ active: false })
    },
  )

  test('a client acts for itself, and a resource server looks at its token by the admin side', async () => {
    const hydra = await TestingHydra.start(system)
    const config = await configure(hydra, 'client_secret_basic')
    const { access_token } = await client.clientCredentialsGrant(config, { scope: 'email' })
    const introspection_endpoint = `${ADMIN}${system.startsWith('hydra-1') ? '' : '/admin'}/oauth2/introspect`
    const { supportsPKCE: _notMetadata, ...server } = config.serverMetadata()
    const known = { ...server, introspection_endpoint }
    const resource = new client.Configuration(known, 'resource', undefined, client.None())
    resource[client.customFetch] = fetchOf(hydra)
    const told = await client.tokenIntrospection(resource, access_token)
    expect(told).toMatchObject({ active: true, sub: 'client-client_secret_basic', scope: 'email' })
    await client.tokenRevocation(config, access_token)
    expect(await client.tokenIntrospection(resource, access_token)).toEqual({ active: false })
  })

  test('the implicit and the hybrid flow', async () => {
    const hydra = await TestingHydra.start(system)
    const implicit = await configure(hydra, 'client_secret_basic')
    client.useIdTokenResponseType(implicit)
    const [nonce, state] = [client.randomNonce(), client.randomState()]
    const parameters = { redirect_uri: CALLBACK, scope: 'openid email', nonce, state }
    const landed = await callback(hydra, client.buildAuthorizationUrl(implicit, parameters))
    const claims = await client.implicitAuthentication(implicit, landed, nonce, { expectedState: state })
    expect(claims).toMatchObject({ sub: 'alice', email: 'alice@people.example' })

    const hybrid = await configure(hydra, 'client_secret_post')
    client.useCodeIdTokenResponseType(hybrid)
    expect((await signIn(hydra, hybrid)).claims()?.sub).toBe('alice')
  })

  test('a client signs the person out', async () => {
    const hydra = await TestingHydra.start(system)
    const config = await configure(hydra, 'client_secret_basic')
    const { id_token = '' } = await signIn(hydra, config, { remember: true, remember_for: 3_600 })
    const wish = { id_token_hint: id_token, post_logout_redirect_uri: BYE, state: 'state-of-logout' }
    const asked = await hydra.browse(client.buildEndSessionUrl(config, wish).href)
    const query = new URLSearchParams({ logout_challenge: asked.parameters.logout_challenge ?? '' })
    const { json } = await hydra.admin('PUT', `/oauth2/auth/requests/logout/accept?${query}`)
    expect((await hydra.browse(String(json.redirect_to))).location.href).toBe(`${BYE}?state=state-of-logout`)
    const silent = { redirect_uri: CALLBACK, scope: 'openid', prompt: 'none', state: client.randomState() }
    const refused = await hydra.browse(client.buildAuthorizationUrl(config, silent).href)
    await expect(
      client.authorizationCodeGrant(config, refused.location, { expectedState: silent.state }),
    ).rejects.toMatchObject({ error: 'login_required' })
  })

  test('a person who denies is told of', async () => {
    const hydra = await TestingHydra.start(system)
    const config = await configure(hydra, 'client_secret_basic')
    const state = client.randomState()
    const url = client.buildAuthorizationUrl(config, { redirect_uri: CALLBACK, scope: 'openid', state })
    const asked = await hydra.decide(await hydra.browse(url.href), 'login', 'accept', { subject: 'alice' })
    const denied = await hydra.decide(asked, 'consent', 'reject', { error: 'access_denied' })
    await expect(
      client.authorizationCodeGrant(config, denied.location, { expectedState: state }),
    ).rejects.toMatchObject({ error: 'access_denied' })
  })
})

describe.each(HYDRA_SYSTEMS.filter((system) => !system.startsWith('hydra-1')))('openid-client with %s', (system) => {
  test('a client registers itself', async () => {
    const hydra = await TestingHydra.start(system, {
      settings: {
        dynamicClientRegistration: true,
        discoveryRegistrationUrl: 'https://hydra.touchstone.test/oauth2/register',
      },
    })
    const config = await client.dynamicClientRegistration(
      new URL(hydra.hydra.issuer),
      {
        redirect_uris: [CALLBACK],
        grant_types: ['client_credentials'],
        scope: 'email',
        token_endpoint_auth_method: 'client_secret_post',
      },
      undefined,
      {
        [client.customFetch]: (url, { body, ...init }) =>
          hydra.hydra.fetch(url, { ...init, ...(body != null && { body }) }),
      },
    )
    expect(config.clientMetadata().client_secret).toEqual(expect.any(String))
    expect((await client.clientCredentialsGrant(config, { scope: 'email' })).access_token).toEqual(expect.any(String))
  })
})

test('a device waits for its person at hydra-2', async () => {
  const hydra = await TestingHydra.start('hydra-2', {
    settings: { deviceVerificationUrl: 'https://app.example/device' },
  })
  await hydra.client({ client_id: 'tv', grant_types: [DEVICE_CODE, 'refresh_token'], scope: 'openid offline' })
  const config = await client.discovery(
    new URL(hydra.hydra.issuer),
    'tv',
    undefined,
    client.ClientSecretBasic(SECRET),
    {
      [client.customFetch]: (url, { body, ...init }) =>
        hydra.hydra.fetch(url, { ...init, ...(body != null && { body }) }),
    },
  )
  // Hydra wants the id in the form, too.
  const device = await client.initiateDeviceAuthorization(config, { scope: 'openid offline', client_id: 'tv' })
  const asked = await hydra.browse(device.verification_uri)
  const query = new URLSearchParams({ device_challenge: asked.parameters.device_challenge ?? '' })
  const path = `/oauth2/auth/requests/device/accept?${query}`
  const { json } = await hydra.admin('PUT', path, { user_code: device.user_code })
  const login = await hydra.browse(String(json.redirect_to))
  const consent = await hydra.decide(login, 'login', 'accept', { subject: 'alice' })
  await hydra.decide(consent, 'consent', 'accept', { grant_scope: ['openid', 'offline'] })
  // The person was quicker than the first poll.
  const tokens = await client.pollDeviceAuthorizationGrant(config, { ...device, interval: 0 })
  expect(tokens.claims()?.sub).toBe('alice')
  expect((await client.refreshTokenGrant(config, tokens.refresh_token ?? '')).access_token).toEqual(expect.any(String))
})
