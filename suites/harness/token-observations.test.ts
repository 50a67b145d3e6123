import { generateKeyPair, SignJWT } from 'jose'
import { expect, test } from 'vitest'
import type { Exchange } from './exchange.js'
import { describeToken, jsonType, observeTokens } from './token-observations.js'

const exchange = (id: number, body: string, headers: Record<string, string> = {}): Exchange => ({
  id,
  request: { method: 'POST', url: 'https://op.example/token?code=of-the-request', headers: [] },
  response: { status: 200, headers: new Headers({ 'content-type': 'application/json', ...headers }), body },
  startedAt: 0,
  duration: 1,
})

const jwt = async (): Promise<string> => {
  const { privateKey } = await generateKeyPair('ES256')
  return new SignJWT({ sub: 'a-secret-person', amr: ['pwd'], iat: 1_000, exp: 4_600 })
    .setProtectedHeader({ alg: 'ES256', kid: 'k', typ: 'at+jwt' })
    .sign(privateKey)
}

test('a JWT is described by its header, the types of its claims and its lifetime, never by a value', async () => {
  const description = describeToken(await jwt())
  expect(description).toEqual({
    format: 'JWT',
    parts: 3,
    alg: 'ES256',
    typ: 'at+jwt',
    header: ['alg', 'kid', 'typ'],
    claims: { amr: 'array', exp: 'number', iat: 'number', sub: 'string' },
    lifetime: 3_600,
  })
})

test.each([
  ['RDxGd0Tr2cfVJ4Uz', { format: 'opaque', parts: 1 }],
  ['abcdef.ghijkl', { format: 'opaque', parts: 2 }],
  ['ory_at_x1.y2', { format: 'opaque', parts: 2, prefix: 'ory_at_' }],
  ['not.a.jwt', { format: 'opaque', parts: 3 }],
  ['a.b.c.d.e', { format: 'opaque', parts: 5 }],
])('%s is described by its form', (value, expected) => {
  expect(describeToken(value)).toEqual(expected)
})

test('tokens are found in bodies, redirects and whole bodies, and only in answers', async () => {
  const token = await jwt()
  const seen = observeTokens([
    exchange(1, JSON.stringify({ access_token: 'opaque-one', id_token: token, client_secret: 'not-a-token' })),
    exchange(2, '', { location: `https://rp.example/cb?code=abc#access_token=${token}` }),
    exchange(3, token, { 'content-type': 'application/jwt', 'set-cookie': 'sid=abc' }),
  ])
  expect(seen.map(({ exchange: id, name, format }) => [id, name, format])).toEqual([
    [1, 'access_token', 'opaque'],
    [1, 'id_token', 'JWT'],
    [2, 'code', 'opaque'],
    [2, 'access_token', 'JWT'],
    [3, 'body', 'JWT'],
  ])
  expect(JSON.stringify(seen)).not.toContain('a-secret-person')
})

test('a prefix that not every token of the name has was chance', () => {
  const tokens = (...values: readonly string[]) =>
    observeTokens(values.map((code, index) => exchange(index, JSON.stringify({ code })))).map(({ prefix }) => prefix)
  expect(tokens('ory_ac_one', 'ory_ac_two')).toEqual(['ory_ac_', 'ory_ac_'])
  expect(tokens('ab_cd_one', 'Xyz')).toEqual([undefined, undefined])
})

test('JSON types are those of JSON', () => {
  expect([null, [], {}, 'a', 1, true].map(jsonType)).toEqual(['null', 'array', 'object', 'string', 'number', 'boolean'])
})
