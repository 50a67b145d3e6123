import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose'
import { describe, expect, test } from 'vitest'
import { defineFault } from '../../seams.js'
import { HYDRA_SYSTEMS } from './systems.js'
import { TestingHydra } from './testing-hydra.js'

describe.each(HYDRA_SYSTEMS)('mint of %s', (system) => {
  test('makes an ID token like those of a flow, which verifies', async () => {
    const hydra = await TestingHydra.start(system)
    await hydra.client({ client_id: 'web' })
    const { keys } = (await hydra.browse('/.well-known/jwks.json')).json
    const jwt = await hydra.hydra.mint.idToken({ client_id: 'web', scope: 'openid email', nonce: 'nonce-123' })
    const { payload } = await jwtVerify(jwt, createLocalJWKSet({ keys: Array.isArray(keys) ? keys : [] }), {
      issuer: hydra.hydra.issuer,
      audience: 'web',
    })
    expect(payload).toMatchObject({ sub: 'alice', nonce: 'nonce-123', email: 'alice@people.example' })
    const { id_token } = await hydra.tokens('web', 'openid')
    const { nonce: _nonce, email: _email, email_verified: _verified, ...minted } = payload
    const { at_hash: _hash, nonce: _none, ...issued } = decodeJwt(String(id_token))
    expect(Object.keys(minted)).toEqual(Object.keys(issued))
  })

  test('makes what is wished for, right or wrong, untouched by faults', async () => {
    const hydra = await TestingHydra.start(system)
    await hydra.client({ client_id: 'web' })
    const nameless = { id: 'test/nameless', title: 'Drops sub', caughtBy: [] }
    const remove = hydra.hydra.use(defineFault({ ...nameless, seam: 'idTokenClaims', alter: () => ({}) }))
    const jwt = await hydra.hydra.mint.idToken({
      client_id: 'web',
      subject: 'carol',
      claims: { iss: 'https://other.example', iat: undefined },
      header: { alg: 'ES256' },
      expiresIn: '-1h',
    })
    remove()
    expect(decodeJwt(jwt)).toMatchObject({ iss: 'https://other.example', sub: 'carol', aud: ['web'] })
    expect(decodeJwt(jwt)).not.toHaveProperty('iat')
    expect(Number(decodeJwt(jwt).exp)).toBeLessThan(hydra.hydra.clock.now() / 1_000)
    expect(decodeProtectedHeader(jwt).alg).toBe('ES256')
  })

  test('makes access tokens that introspection and UserInfo know', async () => {
    const hydra = await TestingHydra.start(system)
    await hydra.client({ client_id: 'web' })
    const { mint } = hydra.hydra
    const claims = { tenant: 'a' }
    const token = await mint.accessToken({ client_id: 'web', subject: 'bob', scope: 'openid email', claims })
    expect(await hydra.introspect(token)).toMatchObject({
      active: true,
      client_id: 'web',
      sub: 'bob',
      scope: 'openid email',
      ext: claims,
    })
    const { json } = await hydra.browse('/userinfo', { headers: { authorization: `Bearer ${token}` } })
    expect(json).toMatchObject({ sub: 'bob', email: 'bob@people.example' })
    const own = await mint.accessToken({ client_id: 'web', subject: null, scope: 'read', audience: ['https://api'] })
    expect(await hydra.introspect(own)).toMatchObject({ active: true, sub: 'web', scope: 'read', aud: ['https://api'] })
    await hydra.admin('DELETE', '/clients/web')
    expect(await hydra.introspect(token)).toMatchObject({ active: false })
  })
})

test('names a client that is not there, and makes JWTs where the settings want them', async () => {
  const hydra = await TestingHydra.start('hydra-1.9', { settings: { accessTokenStrategy: 'jwt' } })
  const { mint } = hydra.hydra
  await expect(mint.idToken({ client_id: 'nobody' })).rejects.toThrow(/no client nobody; create it at the admin side/)
  await hydra.client({ client_id: 'web' })
  expect(decodeJwt(await mint.accessToken({ client_id: 'web' }))).toMatchObject({ sub: 'alice', scp: ['openid'] })
  await hydra.hydra.close()
})
