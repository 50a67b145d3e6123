import { expect, test } from 'vitest'
import { OptionsError } from './option-values.js'
import type { ProviderOptions } from './options.js'
import { resolveOptions } from './resolve-options.js'

test('has a default for everything', () => {
  const options = resolveOptions()
  expect(options.clients.map(({ client_id }) => client_id)).toEqual(['app', 'spa'])
  expect(options.people.map(({ username }) => username)).toEqual(['alice', 'bob'])
  expect(options.lifetimes.authorizationCode).toBe(60_000)
  expect(options.lifetimes.refreshToken).toBe(14 * 86_400_000)
  expect(options).toMatchObject({
    algorithms: ['RS256'],
    accessTokenFormat: 'jwt',
    login: 'page',
    registration: 'open',
    pkcePlain: false,
  })
})

test('gives every person each standard claim in its right type', () => {
  for (const { claims } of resolveOptions().people) {
    for (const name of [
      'name',
      'email',
      'gender',
      'birthdate',
      'zoneinfo',
      'locale',
      'phone_number',
      'website',
      'picture',
      'profile',
    ]) {
      expect(claims[name], name).toEqual(expect.stringMatching(/./))
    }
    expect(claims).toMatchObject({ email_verified: true, phone_number_verified: true, updated_at: expect.any(Number) })
    expect(claims.address).toMatchObject({ formatted: expect.any(String), country: expect.any(String) })
  }
})

test("copies the caller's object and never changes it", () => {
  const redirect_uris = ['https://rp.example/cb']
  const given = { clients: [{ client_id: 'a', redirect_uris }], scopes: { orders: ['order_count'] } }
  const before = structuredClone(given)
  const resolved = resolveOptions(given)
  redirect_uris.push('https://evil.example/cb')
  expect(resolved.clients[0]?.redirect_uris).toEqual(['https://rp.example/cb'])
  expect(given.scopes).toEqual(before.scopes)
})

test('always has RS256, first', () => {
  expect(resolveOptions({ algorithms: ['EdDSA', 'ES256'] }).algorithms).toEqual(['RS256', 'ES256', 'EdDSA'])
})

test('is the same for the same seed', () => {
  const bytes = () => [...resolveOptions({ seed: 'x' }).random.bytes(4)]
  expect(bytes()).toEqual(bytes())
})

const wrong: readonly (readonly [title: string, options: unknown, option: string, message: RegExp])[] = [
  [
    'an issuer with a query',
    { issuer: 'https://op.example/?a' },
    'issuer',
    /https:\/\/op\.example\/\?a.*without query/,
  ],
  ['an issuer that is no URL', { issuer: 'op.example' }, 'issuer', /an http or https URL/],
  ['an issuer with a user name', { issuer: 'https://me@op.example' }, 'issuer', /user name/],
  ['an issuer of another scheme', { issuer: 'ftp://op.example' }, 'issuer', /http/],
  ['a name nobody knows', { isuer: 'https://op.example' }, 'isuer', /did you mean issuer\?/],
  [
    'a lifetime that is no duration',
    { lifetimes: { accessToken: '1 hour' } },
    'lifetimes.accessToken',
    /"1 hour".*'15m'/,
  ],
  ['a lifetime of nothing', { lifetimes: { idToken: 0 } }, 'lifetimes.idToken', /above 0/],
  [
    'a lifetime nobody knows',
    { lifetimes: { acessToken: 60 } },
    'lifetimes.acessToken',
    /did you mean lifetimes\.accessToken/,
  ],
  ['an algorithm that is not there', { algorithms: ['RS512'] }, 'algorithms[0]', /RS512.*'RS256'/],
  [
    'two clients of one name',
    { clients: [{ client_id: 'a' }, { client_id: 'a' }] },
    'clients[].client_id',
    /"a" stands there twice/,
  ],
  ['a client without a name', { clients: [{}] }, 'clients[0].client_id', /at least one character/],
  ['a person without a name', { people: [{ password: 'x' }] }, 'people[0].username', /at least one character/],
  ['two people of one subject', { people: [{ username: 'a' }, { username: 'b', sub: 'a' }] }, 'people[].sub', /twice/],
  ['a subject beyond ASCII', { people: [{ username: 'zoë' }] }, 'people[0].username', /subject identifier/],
  ['claims that are no object', { people: [{ username: 'a', claims: [] }] }, 'people[0].claims', /an object/],
  ['a login of another kind', { login: 'none' }, 'login', /'page', 'auto'/],
  ['a format of another kind', { accessTokenFormat: 'JWT' }, 'accessTokenFormat', /'jwt', 'opaque'/],
  ['a registration of another kind', { registration: 'closed' }, 'registration', /'open', 'off'/],
  ['a rule that is not there', { lenient: ['pkce-verifer'] }, 'lenient[0]: pkce-verifer', /did you mean pkce-verifier/],
  ['a scope with a space', { scopes: { 'a b': [] } }, 'scopes', /"a b" is no scope name/],
  ['claims of a scope that are no list', { scopes: { a: 'b' } }, 'scopes.a', /an array of texts/],
  ['a flag that is a text', { pkcePlain: 'yes' }, 'pkcePlain', /true or false/],
  ['a count below one', { maximumRecords: 0 }, 'maximumRecords', /at least 1/],
  ['a fetch that is no function', { fetch: 'undici' }, 'fetch', /a function/],
  [
    'keys of one algorithm',
    {
      keys: [
        { kty: 'RSA', alg: 'RS256' },
        { kty: 'RSA', alg: 'RS256' },
      ],
    },
    'keys[].alg',
    /twice/,
  ],
  ['options that are no object', [], 'options', /an object/],
]

test.each(wrong)('refuses %s', (_title, options, option, message) => {
  // What JavaScript and config files can hand over, types or not.
  const resolve = () => resolveOptions(options as ProviderOptions)
  expect(resolve).toThrow(OptionsError)
  expect(resolve).toThrow(expect.objectContaining({ option, message: expect.stringMatching(message) }))
})

test('never shows a secret', () => {
  const secret = 4711_0815
  expect(() => resolveOptions({ clients: [{ client_id: 'a', client_secret: secret as unknown as string }] })).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining(String(secret)) }),
  )
})
