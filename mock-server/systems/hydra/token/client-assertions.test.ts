import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../seams.js'
import { HYDRA_SYSTEMS, type HydraSystem } from '../systems.js'
import { basic, TestingHydra } from '../testing-hydra.js'

const TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
const ISSUER = 'https://issuer.example'

const keyPair = async () => {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid: 'k-1', use: 'sig', alg: 'RS256' } }
}
const OWN = keyPair()
const OTHER = keyPair()

async function start(system: HydraSystem, settings: object = {}) {
  const hydra = await TestingHydra.start(system, {
    settings,
    fetch: async ({ url }) => {
      if (url.endsWith('/jwks')) return Response.json({ keys: [(await OWN).jwk] })
      return url.endsWith('/empty') ? Response.json({}) : new Response('no keys', { status: 500 })
    },
  })
  const now = () => Math.floor(hydra.hydra.clock.now() / 1_000)
  const sign = async (claims: JsonObject, by = OWN, kid: string | undefined = 'k-1') => {
    const { privateKey } = await by
    const whole = { iat: now(), exp: now() + 60, jti: crypto.randomUUID(), aud: endpoint, ...claims }
    return new SignJWT(whole).setProtectedHeader({ alg: 'RS256', ...(kid !== undefined && { kid }) }).sign(privateKey)
  }
  const endpoint = new URL('/oauth2/token', hydra.hydra.issuer).href
  const assert = (client_assertion: string, path = '/oauth2/token', more: Record<string, string> = {}) =>
    hydra.post(path, {
      grant_type: 'client_credentials',
      client_assertion_type: TYPE,
      client_assertion,
      token: 'x',
      ...more,
    })
  return { hydra, sign, assert, now, endpoint }
}

describe.each(HYDRA_SYSTEMS)('a client of %s that signs', (system) => {
  const [status, error] = system.startsWith('hydra-1') ? [500, 'error'] : [401, 'invalid_client']
  const client = { client_id: 'signer', client_secret: undefined, token_endpoint_auth_method: 'private_key_jwt' }

  test('with a key of the right name that is another, or sends what only looks like a JWT', async () => {
    const { hydra, sign, assert } = await start(system)
    await hydra.client({ ...client, jwks: { keys: [(await OWN).jwk] } })
    const self = { iss: 'signer', sub: 'signer' }
    expect((await assert(await sign(self))).status).toBe(200)
    expect(await assert(await sign(self, OTHER))).toMatchObject({ status, json: { error } })
    expect(await assert('a.b.c')).toMatchObject({ status, json: { error } })
    expect(await assert('garbage')).toMatchObject({ status: 401, json: { error: 'invalid_client' } })
  })

  test('and whose keys cannot be fetched; revocation says nothing of it', async () => {
    const { hydra, sign, assert } = await start(system)
    await hydra.client({ ...client, jwks_uri: 'https://client.example/jwks' })
    const self = { iss: 'signer', sub: 'signer' }
    expect((await assert(await sign(self))).status).toBe(200)
    await hydra.client({ ...client, jwks_uri: 'https://client.example/nothing' })
    expect(await assert(await sign(self))).toMatchObject({ status: 500, json: { error: 'server_error' } })
    expect(await assert(await sign(self), '/oauth2/revoke')).toMatchObject({ status: 200, text: '' })
    await hydra.client({ ...client, jwks_uri: 'https://client.example/empty' })
    expect(await assert(await sign(self))).toMatchObject({ status: 400, json: { error: 'invalid_request' } })
  })

  test('by an algorithm that nobody supports is not created', async () => {
    const { hydra } = await start(system)
    const metadata = { ...client, jwks_uri: 'https://client.example/jwks', token_endpoint_auth_signing_alg: 'HS256' }
    expect(await hydra.admin('POST', '/clients', metadata)).toMatchObject({ status: 400 })
  })

  test('for a grant that nobody knows, wrongly', async () => {
    const { hydra } = await start(system)
    const answer = await hydra.post('/oauth2/token', { grant_type: 'magic' }, basic('nobody'))
    const expected = system.startsWith('hydra-1') ? 'invalid_client' : 'invalid_request'
    expect(answer.json.error).toBe(expected)
  })
})

describe.each(['hydra-2.3', 'hydra-2'] as const)('an issuer that %s trusts', (system) => {
  async function trusting(settings: object = {}, issuer: JsonObject = {}) {
    const started = await start(system, settings)
    const { hydra, now } = started
    await hydra.client({
      client_id: 'web',
      grant_types: [GRANT],
      scope: 'openid',
      audience: ['https://api.example'],
    })
    const expires_at = new Date((now() + 3_600) * 1_000).toISOString()
    const wish = { issuer: ISSUER, subject: 'alice', scope: ['email'], jwk: (await OWN).jwk, expires_at, ...issuer }
    expect((await hydra.admin('POST', '/trust/grants/jwt-bearer/issuers', wish)).status).toBe(201)
    const person = { iss: ISSUER, sub: 'alice' }
    const ask = (assertion: string, more: Record<string, string> = {}) =>
      hydra.token('web', { grant_type: GRANT, assertion, ...more })
    return { ...started, person, ask }
  }

  test('may give scopes that the client could not ask for itself; audiences of others are left out', async () => {
    const { hydra, sign, person, ask, endpoint } = await trusting()
    const { json } = await ask(await sign(person), { scope: 'email email', audience: 'https://api.example/x' })
    expect(json).toMatchObject({ scope: 'email' })
    expect((await hydra.introspect(json.access_token)).aud).toEqual([endpoint, 'https://api.example/x'])
    const other = await ask(await sign(person), { audience: 'https://other.example' })
    expect((await hydra.introspect(other.json.access_token)).aud).toEqual([endpoint])
  })

  test('shares its keys with all of its name: the first of a kid counts, and goes with any of them', async () => {
    const { hydra, sign, person, ask, now } = await trusting()
    const path = '/trust/grants/jwt-bearer/issuers'
    const { jwk } = await OWN
    const expires_at = new Date((now() + 3_600) * 1_000).toISOString()
    const other = { issuer: ISSUER, subject: 'bob', scope: [], expires_at }
    const wrong = { ...(await exportJWK((await generateKeyPair('RS256')).publicKey)), kid: jwk.kid }
    const { json } = await hydra.admin('POST', path, { ...other, jwk: wrong })
    expect((await ask(await sign({ ...person, sub: 'bob' }))).status).toBe(200)
    expect((await hydra.admin('DELETE', `${path}/${json.id}`)).status).toBe(204)
    expect(await ask(await sign(person))).toMatchObject({ status: 400, json: { error: 'invalid_grant' } })
  })

  test('gives the scopes of the client when none is wanted and the settings say so', async () => {
    const { sign, person, ask } = await trusting({ clientCredentialsDefaultGrantAllowedScope: true })
    expect((await ask(await sign(person))).json).toMatchObject({ scope: 'openid' })
  })

  test.each([
    ['jti', 'grantJwtIdOptional'],
    ['iat', 'grantJwtIssuedDateOptional'],
  ])('may leave %s out when the settings say so', async (claim, setting) => {
    const strict = await trusting()
    const lenient = await trusting({ [setting]: true })
    const without = { ...strict.person, [claim]: undefined }
    expect(await strict.ask(await strict.sign(without))).toMatchObject({ json: { error: 'invalid_grant' } })
    expect((await lenient.ask(await lenient.sign(without))).status).toBe(200)
  })

  test('is believed after its time when its key is named, and not when it has to be found', async () => {
    const { hydra, sign, person, ask } = await trusting()
    hydra.hydra.clock.advance('2h')
    expect((await ask(await sign(person))).status).toBe(200)
    expect(await ask(await sign(person, OWN, ''))).toMatchObject({ json: { error: 'invalid_grant' } })
  })
})
