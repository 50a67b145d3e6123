import { CompactSign, exportJWK, generateKeyPair } from 'jose'
import { describe, expect, test } from 'vitest'
import { keySetDefect } from './signature.js'

const pair = async (kid?: string) => {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), ...(kid === undefined ? {} : { kid }) } }
}
const signed = (key: Awaited<ReturnType<typeof pair>>['privateKey'], kid?: string) =>
  new CompactSign(new TextEncoder().encode('{"sub":"alice"}'))
    .setProtectedHeader({ alg: 'ES256', ...(kid === undefined ? {} : { kid }) })
    .sign(key)

describe('the signature of a JWT', () => {
  test('is right when the named key made it', async () => {
    const [one, two] = [await pair('1'), await pair('2')]
    expect(await keySetDefect(await signed(two.privateKey, '2'), [one.jwk, two.jwk])).toBeUndefined()
  })

  test('is wrong when another key than the named one made it', async () => {
    const [one, two] = [await pair('1'), await pair('2')]
    expect(await keySetDefect(await signed(two.privateKey, '1'), [one.jwk, two.jwk])).toBe(
      'signature verification failed',
    )
  })

  test('is wrong when the named key is not published', async () => {
    const one = await pair('1')
    expect(await keySetDefect(await signed(one.privateKey, '3'), [one.jwk])).toMatch('no applicable key')
  })

  test('is tried with each key when none is named', async () => {
    const [one, two, three] = [await pair('1'), await pair('2'), await pair('3')]
    const jwt = await signed(two.privateKey)
    expect(await keySetDefect(jwt, [one.jwk, two.jwk])).toBeUndefined()
    expect(await keySetDefect(jwt, [one.jwk, three.jwk])).toBe('no key of the key set made the signature')
  })

  test('is looked for beside keys that nobody understands', async () => {
    const one = await pair('1')
    expect(
      await keySetDefect(await signed(one.privateKey, '1'), [{ kid: '1' }, { kty: 'PQ', kid: '1' }, one.jwk]),
    ).toBeUndefined()
  })
})
