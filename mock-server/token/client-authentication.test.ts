import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Provider } from '../provider.js'
import { type Answer, basic, type Form, post, validatedProvider } from '../provider.test-support.js'
import type { RuleName } from '../rules.js'

const GRANT = { grant_type: 'client_credentials' }
const SECRET = 'a secret: of 32 bytes + %20 more'
const keys = await generateKeyPair('ES256', { extractable: true })
const otherKeys = await generateKeyPair('ES256', { extractable: true })
const publicJwk = { ...(await exportJWK(keys.publicKey)), alg: 'ES256', kid: 'client-1' }
const grants = { response_types: [], grant_types: ['client_credentials'] }

const CLIENTS = [
  { client_id: 'basic:1', client_secret: SECRET, token_endpoint_auth_method: 'client_secret_basic', ...grants },
  { client_id: 'post', client_secret: SECRET, token_endpoint_auth_method: 'client_secret_post', ...grants },
  { client_id: 'secret-jwt', client_secret: SECRET, token_endpoint_auth_method: 'client_secret_jwt', ...grants },
  { client_id: 'key-jwt', jwks: { keys: [publicJwk] }, token_endpoint_auth_method: 'private_key_jwt', ...grants },
  { client_id: 'uri', jwks_uri: 'https://rp.example/jwks', token_endpoint_auth_method: 'private_key_jwt', ...grants },
  {
    client_id: 'only-es512',
    jwks: { keys: [publicJwk] },
    token_endpoint_auth_signing_alg: 'ES512',
    token_endpoint_auth_method: 'private_key_jwt',
    ...grants,
  },
  { client_id: 'public', token_endpoint_auth_method: 'none', response_types: ['code'] },
]
const TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

let served: object = { keys: [publicJwk] }
let fetched = 0
const options = {
  clients: CLIENTS,
  accessTokenFormat: 'opaque' as const,
  fetch: async () => {
    fetched += 1
    return new Response(JSON.stringify(served), { headers: { 'content-type': 'application/json' } })
  },
}
let idp: Provider
beforeAll(async () => {
  idp = await validatedProvider(options)
})
const lenient = (...rules: RuleName[]) => validatedProvider({ ...options, lenient: rules })

const token = (form: Form, headers: Readonly<Record<string, string>> = {}, at = idp): Promise<Answer> =>
  post(at, '/token', { ...GRANT, ...form }, headers)

let jti = 0
interface Assertion {
  readonly client_id?: string
  readonly claims?: Readonly<Record<string, unknown>>
  readonly header?: Readonly<Record<string, unknown>>
  readonly key?: Parameters<SignJWT['sign']>[0]
  readonly alg?: string
}
async function assertion({
  client_id = 'key-jwt',
  claims = {},
  header = {},
  key = keys.privateKey,
  alg = 'ES256',
}: Assertion = {}) {
  const now = Math.floor(idp.clock.now() / 1_000)
  const all = {
    iss: client_id,
    sub: client_id,
    aud: `${idp.issuer}/token`,
    exp: now + 60,
    iat: now,
    jti: `jti-${jti++}`,
    ...claims,
  }
  const present = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
  return {
    client_assertion_type: TYPE,
    client_assertion: await new SignJWT(present).setProtectedHeader({ alg, ...header }).sign(key),
  }
}

const refusal = (answer: Answer) => [answer.status, answer.body.error]

describe('client_secret_basic', () => {
  test('takes id and secret form-urlencoded', async () => {
    expect((await token({}, basic('basic:1', SECRET))).status).toBe(200)
    const plus = encodeURIComponent(SECRET).replaceAll('%20', '+')
    expect((await token({}, { authorization: `Basic ${btoa(`basic%3A1:${plus}`)}` })).status).toBe(200)
  })

  test('takes the scheme in any case, and client_id beside it when it is the same', async () => {
    const { authorization } = basic('basic:1', SECRET)
    expect(
      (await token({ client_id: 'basic:1' }, { authorization: authorization.replace('Basic', 'bASIC') })).status,
    ).toBe(200)
  })

  test('refuses another client_id beside it', async () => {
    expect(refusal(await token({ client_id: 'post' }, basic('basic:1', SECRET)))).toEqual([400, 'invalid_request'])
  })

  test.each([
    'Basic',
    'Basic ',
    'Basic !!!',
    `Basic ${btoa('no-colon')}`,
    `Basic ${btoa(':no-id')}`,
    `Basic ${btoa('basic%3:x')}`,
    `Basic ${btoa('%ff:x')}`,
  ])('refuses the header %j with a challenge', async (authorization) => {
    const answer = await token({}, { authorization })
    expect(refusal(answer)).toEqual([401, 'invalid_client'])
    expect(answer.headers.get('www-authenticate')).toMatch(/^Basic realm="client"/)
  })
})

test('answers an unknown client, a wrong secret and an empty secret alike', async () => {
  const answers = [basic('nobody', SECRET), basic('basic:1', 'wrong'), basic('basic:1', '')].map((header) =>
    token({}, header),
  )
  const bodies = (await Promise.all(answers)).map(({ status, body, headers }) => ({
    status,
    body,
    challenge: headers.get('www-authenticate'),
  }))
  expect(bodies[1]).toEqual(bodies[0])
  expect(bodies[2]).toEqual(bodies[0])
  expect(bodies[0]).toMatchObject({
    status: 401,
    body: { error: 'invalid_client', error_description: 'client authentication failed' },
  })
})

test('refuses a request without any authentication', async () => {
  expect(refusal(await token({}))).toEqual([401, 'invalid_client'])
  expect(refusal(await token({}, { authorization: 'Bearer abc' }))).toEqual([401, 'invalid_client'])
})

test('takes client_secret_post in the body, never in the query', async () => {
  expect((await token({ client_id: 'post', client_secret: SECRET })).status).toBe(200)
  const query = `?client_id=post&client_secret=${encodeURIComponent(SECRET)}`
  expect(refusal(await post(idp, `/token${query}`, GRANT, {}))).toEqual([401, 'invalid_client'])
})

describe('only the registered method counts', () => {
  test.each([
    ['post in the header', {}, basic('post', SECRET)],
    ['basic in the body', { client_id: 'basic:1', client_secret: SECRET }, {}],
    ['private_key_jwt by a secret', { client_id: 'key-jwt', client_secret: SECRET }, {}],
    ['public with a secret', { client_id: 'public', client_secret: SECRET }, {}],
    ['confidential with its id alone', { client_id: 'post' }, {}],
  ])('refuses %s', async (_title, form, header) => {
    expect(refusal(await token(form, { ...header }))).toEqual([401, 'invalid_client'])
  })

  test('unless the rule is waived', async () => {
    const lax = await lenient('client-authentication-registered-method')
    expect((await token({}, basic('post', SECRET), lax)).status).toBe(200)
    expect(refusal(await token({}, basic('post', 'wrong'), lax))).toEqual([401, 'invalid_client'])
    expect(refusal(await token({ client_id: 'post' }, {}, lax))).toEqual([401, 'invalid_client'])
  })
})

test('without the rule of authentication a name is enough', async () => {
  const lax = await lenient('client-authentication')
  expect((await token({ client_id: 'post', client_secret: 'wrong' }, {}, lax)).status).toBe(200)
  expect(refusal(await token({ client_id: 'nobody' }, {}, lax))).toEqual([401, 'invalid_client'])
})

test('refuses more than one method at once', async () => {
  const answer = await token({ client_id: 'basic:1', client_secret: SECRET }, basic('basic:1', SECRET))
  expect(refusal(answer)).toEqual([400, 'invalid_request'])
  const both = { ...(await assertion()), client_secret: SECRET }
  expect(refusal(await token(both))).toEqual([400, 'invalid_request'])
})

describe('assertions', () => {
  test('private_key_jwt and client_secret_jwt work, with the token endpoint or the issuer as audience', async () => {
    expect((await token(await assertion())).status).toBe(200)
    expect((await token(await assertion({ claims: { aud: [idp.issuer, 'https://other.example'] } }))).status).toBe(200)
    const secret = { client_id: 'secret-jwt', key: new TextEncoder().encode(SECRET), alg: 'HS256' }
    expect((await token(await assertion(secret))).status).toBe(200)
  })

  const now = () => Math.floor(idp.clock.now() / 1_000)
  const wrong: readonly (readonly [string, () => Assertion, RegExp])[] = [
    ['another key', () => ({ key: otherKeys.privateKey }), /signature/],
    ['a kid nobody has', () => ({ header: { kid: 'client-2' } }), /no key/],
    ['another audience', () => ({ claims: { aud: 'https://other.example' } }), /aud/],
    ['no audience', () => ({ claims: { aud: undefined } }), /aud/],
    ['an issuer that is not the subject', () => ({ claims: { iss: 'post' } }), /iss/],
    ['no expiry', () => ({ claims: { exp: undefined } }), /exp/],
    ['an expiry in the past', () => ({ claims: { exp: now() - 60 } }), /exp/],
    ['an expiry days ahead', () => ({ claims: { exp: now() + 200_000 } }), /exp is more than a day ahead/],
    ['a beginning in the future', () => ({ claims: { nbf: now() + 600 } }), /nbf/],
    ['a birth in the future', () => ({ claims: { iat: now() + 600 } }), /iat/],
    ['no jti', () => ({ claims: { jti: undefined } }), /jti/],
    ['another algorithm than the registered one', () => ({ client_id: 'only-es512' }), /alg/],
    ['a secret where a key is registered', () => ({ key: new TextEncoder().encode(SECRET), alg: 'HS256' }), /alg/],
    ['a key where a secret is registered', () => ({ client_id: 'secret-jwt' }), /alg/],
  ]
  test.each(wrong)('are refused with %s', async (_title, wish, message) => {
    const answer = await token(await assertion(wish()))
    expect(refusal(answer)).toEqual([401, 'invalid_client'])
    expect(answer.body.error_description).toMatch(message)
  })

  test('are good for one use', async () => {
    const once = await assertion()
    expect((await token(once)).status).toBe(200)
    const again = await token(once)
    expect(refusal(again)).toEqual([401, 'invalid_client'])
    expect(again.body.error_description).toMatch(/jti was used before/)
  })

  test('of two at once, one counts', async () => {
    const once = await assertion()
    const statuses = (await Promise.all([token(once), token(once)])).map(({ status }) => status)
    expect(statuses.sort()).toEqual([200, 401])
  })

  test('may come again when the rule is waived', async () => {
    const lax = await lenient('client-assertion-once')
    const once = await assertion()
    expect((await token(once, {}, lax)).status).toBe(200)
    expect((await token(once, {}, lax)).status).toBe(200)
  })

  test('may say anything when the rule is waived, as long as the signature is right', async () => {
    const lax = await lenient('client-assertion-claims')
    const claims = { aud: 'https://other.example', exp: 1, nbf: now() + 9_000, jti: undefined }
    expect((await token(await assertion({ claims }), {}, lax)).status).toBe(200)
    expect(refusal(await token(await assertion({ claims, key: otherKeys.privateKey }), {}, lax))).toEqual([
      401,
      'invalid_client',
    ])
  })

  test.each([
    ['no assertion', { client_assertion_type: TYPE }, [400, 'invalid_request']],
    ['another type', { client_assertion_type: 'urn:x', client_assertion: 'a.b.c' }, [400, 'invalid_request']],
    ['no type', { client_assertion: 'a.b.c' }, [400, 'invalid_request']],
    ['no JWT', { client_assertion_type: TYPE, client_assertion: 'abc' }, [401, 'invalid_client']],
    [
      'an unsigned JWT',
      { client_assertion_type: TYPE, client_assertion: `${btoa('{"alg":"none"}')}.${btoa('{"sub":"key-jwt"}')}.` },
      [401, 'invalid_client'],
    ],
    [
      'a client nobody knows',
      { client_assertion_type: TYPE, client_assertion: `${btoa('{"alg":"ES256"}')}.${btoa('{"sub":"nobody"}')}.AAAA` },
      [401, 'invalid_client'],
    ],
  ])('are refused with %s', async (_title, form, expected) => {
    expect(refusal(await token(form))).toEqual(expected)
  })

  test('must be of the client that client_id names', async () => {
    expect(refusal(await token({ ...(await assertion()), client_id: 'post' }))).toEqual([400, 'invalid_request'])
  })

  test('keys behind jwks_uri are fetched once, and again when one is unknown', async () => {
    fetched = 0
    expect((await token(await assertion({ client_id: 'uri' }))).status).toBe(200)
    expect((await token(await assertion({ client_id: 'uri' }))).status).toBe(200)
    expect(fetched).toBe(1)
    served = { keys: [{ ...(await exportJWK(otherKeys.publicKey)), alg: 'ES256', kid: 'client-2' }] }
    const rotated = { client_id: 'uri', key: otherKeys.privateKey, header: { kid: 'client-2' } }
    expect((await token(await assertion(rotated))).status).toBe(200)
    expect(fetched).toBe(2)
  })

  test('a jwks_uri that answers nonsense is the client at fault', async () => {
    const broken = await validatedProvider({ ...options, fetch: async () => new Response('<html>', { status: 200 }) })
    expect(refusal(await token(await assertion({ client_id: 'uri' }), {}, broken))).toEqual([401, 'invalid_client'])
  })
})
