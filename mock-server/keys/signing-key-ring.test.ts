import { compactVerify, exportJWK, generateKeyPair, importJWK } from 'jose'
import { describe, expect, test } from 'vitest'
import { OptionsError } from '../option-values.js'
import { SIGNING_ALGORITHMS, type SigningAlgorithm } from '../options.js'
import { clientRecord } from '../registration/client-record.js'
import { SigningKeyRing } from './signing-key-ring.js'

const ring = (algorithms: readonly SigningAlgorithm[] = ['ES256'], keys: readonly object[] = []) =>
  new SigningKeyRing({ algorithms, keys: keys.map((key) => ({ ...key })) })
const privateJwk = async (alg: string) => ({
  ...(await exportJWK((await generateKeyPair(alg, { extractable: true })).privateKey)),
  alg,
})
const confidential = clientRecord(
  {},
  { client_id: 'app', client_secret: 'app-secret-of-at-least-256-bits!' },
  { origin: 'options', loopbackHttp: true, algorithms: ['RS256', 'HS256'], rules: { enforces: () => true } },
)
const draft = (alg: string) => ({ header: { alg }, claims: { sub: 'alice' } })

describe.each(SIGNING_ALGORITHMS)('%s', (alg) => {
  test('signs so that the published key verifies it, and knows its own signature', async () => {
    const keys = ring([alg])
    const jwt = await keys.sign(draft(alg))
    const [jwk] = (await keys.jwks()).keys
    if (jwk === undefined) throw new Error('no key is published')
    const { protectedHeader, payload } = await compactVerify(jwt, await importJWK(jwk, alg))
    expect(protectedHeader).toEqual({ alg, kid: jwk.kid })
    expect(JSON.parse(new TextDecoder().decode(payload))).toEqual({ sub: 'alice' })
    expect(await keys.verify(jwt)).toEqual({ header: protectedHeader, claims: { sub: 'alice' } })
  })
})

test('publishes public members only, with kid, use and alg', async () => {
  const { keys } = await ring(['RS256', 'ES256', 'EdDSA']).jwks()
  expect(keys.map(({ alg }) => alg).sort()).toEqual(['ES256', 'EdDSA', 'RS256'])
  for (const key of keys) {
    expect(key).toMatchObject({ use: 'sig', kid: expect.stringMatching(/^[\w-]{43}$/) })
    for (const secret of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']) expect(key).not.toHaveProperty(secret)
  }
})

test('names a key by its thumbprint, unless it has a name', async () => {
  const given = await privateJwk('ES256')
  const [unnamed] = (await ring(['ES256'], [given]).jwks()).keys
  expect(unnamed?.kid).toMatch(/^[\w-]{43}$/)
  const [named] = (await ring(['ES256'], [{ ...given, kid: 'mine' }]).jwks()).keys
  expect(named).toMatchObject({ kid: 'mine', x: given.x })
})

test('offers an algorithm that a given key brings along', async () => {
  const keys = ring(['RS256'], [await privateJwk('EdDSA')])
  expect(keys.algorithms).toContain('EdDSA')
  expect((await keys.jwks()).keys).toHaveLength(2)
})

test('refuses given keys that cannot sign, naming them', async () => {
  const { d: _d, ...publicJwk } = await privateJwk('ES256')
  expect(() => ring(['ES256'], [publicJwk])).toThrow(expect.objectContaining({ option: 'keys[0]' }))
  expect(() => ring(['ES256'], [{ kty: 'oct', k: 'AAAA' }])).toThrow(OptionsError)
  const broken = ring(['ES256'], [{ ...publicJwk, d: 'AAAA', alg: 'ES256' }])
  await expect(broken.importGiven()).rejects.toThrow(
    expect.objectContaining({ option: 'keys[0]', message: expect.not.stringContaining('AAAA') }),
  )
})

test('keeps a kid that is in the header already', async () => {
  const keys = ring()
  const jwt = await keys.sign({ header: { alg: 'ES256', kid: 'other' }, claims: {} })
  expect(JSON.parse(Buffer.from(jwt.split('.')[0] ?? '', 'base64url').toString())).toEqual({
    alg: 'ES256',
    kid: 'other',
  })
})

test('finds its key when the header names none', async () => {
  const keys = ring()
  const [, payload = ''] = (await keys.sign(draft('ES256'))).split('.')
  const jwt = await keys.sign({ header: { alg: 'ES256', kid: undefined }, claims: { sub: 'alice' } })
  expect(payload).not.toBe('')
  expect(await keys.verify(jwt)).toMatchObject({ claims: { sub: 'alice' } })
})

test.each(['HS256', 'HS384', 'HS512'])('%s signs with the secret of the client', async (alg) => {
  const keys = ring()
  const jwt = await keys.sign(draft(alg), confidential)
  await compactVerify(jwt, new TextEncoder().encode('app-secret-of-at-least-256-bits!'))
  expect(await keys.verify(jwt, confidential)).toMatchObject({ claims: { sub: 'alice' } })
  expect(await keys.verify(jwt)).toBeUndefined()
})

test('none is not signed, and never verified', async () => {
  const keys = ring()
  const jwt = await keys.sign(draft('none'), confidential)
  expect(jwt).toMatch(/\.$/)
  expect(await keys.verify(jwt, confidential)).toBeUndefined()
})

test.each(['', 'abc', 'a.b.c', 'e30.e30.', '..', 'eyJhbGciOiJFUzI1NiJ9.e30.AAAA'])(
  '%j is nothing it signed',
  async (jwt) => {
    expect(await ring().verify(jwt)).toBeUndefined()
  },
)

test('does not know what another ring signed, nor what was changed afterwards', async () => {
  const keys = ring()
  expect(await keys.verify(await ring().sign(draft('ES256')))).toBeUndefined()
  const [header, , signature] = (await keys.sign(draft('ES256'))).split('.')
  expect(
    await keys.verify(`${header}.${Buffer.from('{"sub":"bob"}').toString('base64url')}.${signature}`),
  ).toBeUndefined()
})

test('signs with a new key after rotation, and keeps the old ones published', async () => {
  const keys = ring()
  const before = await keys.sign(draft('ES256'))
  const [old] = (await keys.jwks()).keys
  await keys.rotate()
  const published = (await keys.jwks()).keys
  expect(published).toHaveLength(2)
  expect(published.map(({ kid }) => kid)).toContain(old?.kid)
  expect(
    JSON.parse(Buffer.from((await keys.sign(draft('ES256'))).split('.')[0] ?? '', 'base64url').toString()).kid,
  ).not.toBe(old?.kid)
  expect(await keys.verify(before)).toBeDefined()
})

test('keeps a bounded number of old keys', async () => {
  const keys = ring()
  await keys.jwks()
  for (let i = 0; i < 10; i++) await keys.rotate()
  expect((await keys.jwks()).keys).toHaveLength(5)
})

test('signs a header that a fault spoiled with the key it resembles', async () => {
  const keys = ring(['ES256', 'EdDSA'])
  for (const alg of ['es256', 'EdDSA']) expect((await keys.sign(draft(alg))).split('.')).toHaveLength(3)
  const jwt = await keys.sign(draft('es256'))
  expect(await keys.verify(jwt)).toBeUndefined()
})
