import { describe, expect, test } from 'vitest'
import type { ProviderOptions } from '../options.js'
import { answerOf, validatedProvider } from '../provider.test-support.js'

const metadataOf = async (options: ProviderOptions = {}) => {
  const idp = await validatedProvider(options)
  return (await answerOf(await idp.fetch(`${idp.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`))).body
}

test('both well-known documents are the same', async () => {
  const idp = await validatedProvider()
  const read = async (name: string) => (await idp.fetch(`${idp.issuer}/.well-known/${name}`)).json()
  expect(await read('oauth-authorization-server')).toEqual(await read('openid-configuration'))
})

test('every endpoint stands below the issuer', async () => {
  for (const issuer of [
    'https://op.example',
    'https://op.example/tenant/1',
    'https://op.example/',
    'http://127.0.0.1:4000/x/',
  ]) {
    const metadata = await metadataOf({ issuer })
    expect(metadata.issuer).toBe(issuer)
    const base = issuer.replace(/\/$/, '')
    for (const [name, value] of Object.entries(metadata)) {
      if (/_endpoint$|_uri$/.test(name)) expect(value, name).toMatch(new RegExp(`^${base}/[^/]`))
    }
  }
})

test('nothing is empty, and every list names each thing once', async () => {
  for (const [name, value] of Object.entries(await metadataOf({ acrValues: [] }))) {
    if (!Array.isArray(value)) continue
    expect(value, name).not.toHaveLength(0)
    expect(new Set(value).size, name).toBe(value.length)
  }
})

describe('says what the options make of it', () => {
  test.each([
    [{}, 'code_challenge_methods_supported', ['S256']],
    [{ pkcePlain: true }, 'code_challenge_methods_supported', ['S256', 'plain']],
    [{ registration: 'off' }, 'registration_endpoint', undefined],
    [{ acrValues: [] }, 'acr_values_supported', undefined],
    [{ acrValues: ['a'] }, 'acr_values_supported', ['a']],
    [
      { algorithms: ['EdDSA'] },
      'id_token_signing_alg_values_supported',
      ['RS256', 'EdDSA', 'HS256', 'HS384', 'HS512', 'none'],
    ],
    [{ algorithms: ['EdDSA'] }, 'userinfo_signing_alg_values_supported', ['RS256', 'EdDSA', 'HS256', 'HS384', 'HS512']],
  ] satisfies readonly (readonly [ProviderOptions, string, unknown])[])('%j: %s', async (options, member, value) => {
    expect((await metadataOf(options))[member]).toEqual(value)
  })

  test('scopes of the options and the claims they give', async () => {
    const metadata = await metadataOf({ scopes: { orders: ['order_count'] } })
    expect(metadata.scopes_supported).toContain('orders')
    expect(metadata.claims_supported).toContain('order_count')
  })
})

test('documents and keys may be cached for a while, by any origin', async () => {
  const idp = await validatedProvider()
  for (const path of ['openid-configuration', 'jwks.json']) {
    const { headers } = await idp.fetch(`${idp.issuer}/.well-known/${path}`)
    expect(headers.get('cache-control')).toBe('public, max-age=60')
    expect(headers.get('access-control-allow-origin')).toBe('*')
  }
})
