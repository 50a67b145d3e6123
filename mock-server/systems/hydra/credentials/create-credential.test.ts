import { decodeJwt, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../seams.js'
import { isObject } from '../json-values.js'
import { CALLBACK, TestingHydra } from '../testing-hydra.js'

const OWN = generateKeyPair('ES256', { extractable: true }).then(async ({ privateKey, publicKey }) => ({
  key: privateKey,
  open: await exportJWK(publicKey),
  hidden: await exportJWK(privateKey),
}))
const SCOPE = 'openid userinfo_credential_draft_00'

describe.each(['hydra-2.3', 'hydra-2'] as const)('verifiable credentials of %s', (system) => {
  async function started(settings?: object) {
    const hydra = await TestingHydra.start(system, settings && { settings })
    await hydra.client({ client_id: 'wallet', scope: `${SCOPE} offline` })
    const ask = (token: unknown, body: JsonObject) =>
      hydra.browse('/credentials', {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify({ format: 'jwt_vc_json', ...body }),
      })
    const prove = async (token: unknown, jwk?: object) => {
      const { open, key } = await OWN
      const nonce = String((await ask(token, {})).json.c_nonce)
      const jwt = await new SignJWT({ nonce }).setProtectedHeader({ alg: 'ES256', jwk: jwk ?? open }).sign(key)
      return ask(token, { proof: { proof_type: 'jwt', jwt } })
    }
    return { hydra, ask, prove }
  }
  const credentialOf = ({ json }: { readonly json: JsonObject }) => {
    const { vc, ...claims } = decodeJwt(String(json.credential_draft_00))
    return { ...claims, subject: isObject(vc) && isObject(vc.credentialSubject) ? vc.credentialSubject : {} }
  }

  test('are as old as the grant, and say what the session says', async () => {
    const { hydra, prove } = await started()
    const session = { id_token: { email: 'ada@op.example', sub: 'of the app', sid: 'x' } }
    const { parameters } = await hydra.flow({ client_id: 'wallet', scope: SCOPE }, { consent: { session } })
    const made = Math.floor(hydra.hydra.clock.now() / 1_000)
    hydra.hydra.clock.advance(100)
    const form = { grant_type: 'authorization_code', code: parameters.code ?? '', redirect_uri: CALLBACK }
    const { iat, exp, subject } = credentialOf(await prove((await hydra.token('wallet', form)).json.access_token))
    expect(Math.abs(Number(iat) - made)).toBeLessThan(10)
    expect(Number(exp) - Number(iat)).toBe(3_600)
    expect(subject).toMatchObject({ email: 'ada@op.example', sub: 'of the app', sid: expect.not.stringMatching(/^x$/) })
  })

  test('name nobody where a client asks for itself', async () => {
    const { hydra, prove } = await started()
    const { json } = await hydra.token('wallet', { grant_type: 'client_credentials' })
    expect(credentialOf(await prove(json.access_token)).subject).toEqual({ id: expect.any(String), sub: '' })
  })

  test.each([
    ['openid', false],
    ['userinfo_credential_draft_00', false],
    [SCOPE, true],
  ])('a token for %j comes with a nonce: %j', async (scope, expected) => {
    const { hydra } = await started()
    const { json } = await hydra.token('wallet', { grant_type: 'client_credentials', scope })
    expect(json.scope).toBe(scope)
    expect('c_nonce_draft_00' in json).toBe(expected)
  })

  test('are not given for a refresh token, nor for one that nobody knows', async () => {
    const { hydra, ask } = await started()
    const { access_token, refresh_token } = await hydra.tokens('wallet', `${SCOPE} offline`)
    expect(await ask(access_token, {})).toMatchObject({ status: 400, json: { error: 'missing_proof' } })
    expect(await ask(refresh_token, {})).toMatchObject({ status: 400, json: { error: 'invalid_request' } })
    const unknown = await ask('x', {})
    expect(unknown).toMatchObject({ status: 401, json: { error: 'request_unauthorized' } })
    expect(unknown.headers.has('www-authenticate')).toBe(false)
  })

  test('are asked for by a list of types', async () => {
    const { hydra, ask } = await started()
    const token = (await hydra.token('wallet', { grant_type: 'client_credentials' })).json.access_token
    const asked = async (types: unknown) => (await ask(token, { types })).json.error
    for (const types of ['UserInfoCredential', [5], {}]) expect(await asked(types)).toBe('invalid_request')
    for (const types of [['Magic'], [], null]) expect(await asked(types)).toBe('missing_proof')
  })

  test('are bound to public keys only', async () => {
    const { hydra, ask, prove } = await started()
    const token = (await hydra.token('wallet', { grant_type: 'client_credentials' })).json.access_token
    expect(await prove(token, (await OWN).hidden)).toMatchObject({ status: 400, json: { error: 'invalid_request' } })
    const secret = Buffer.from('a secret that is long enough to sign')
    const header = { alg: 'HS256', jwk: { kty: 'oct', k: secret.toString('base64url') } }
    const nonce = String((await ask(token, {})).json.c_nonce)
    const jwt = await new SignJWT({ nonce }).setProtectedHeader(header).sign(secret)
    expect((await ask(token, { proof: { proof_type: 'jwt', jwt } })).status).toBe(400)
  })

  test('are not made from a nonce whose time is over', async () => {
    const { hydra, ask } = await started({ credentialNonceTtl: 60 })
    const { json } = await hydra.token('wallet', { grant_type: 'client_credentials', scope: SCOPE })
    expect(json.c_nonce_expires_in_draft_00).toBe(60)
    const primed = await ask(json.access_token, {})
    expect(primed.json.c_nonce_expires_in).toBe(60)
    hydra.hydra.clock.advance(61)
    const { open, key } = await OWN
    const claims = { nonce: String(primed.json.c_nonce) }
    const jwt = await new SignJWT(claims).setProtectedHeader({ alg: 'ES256', jwk: open }).sign(key)
    expect((await ask(json.access_token, { proof: { proof_type: 'jwt', jwt } })).status).toBe(400)
  })
})
