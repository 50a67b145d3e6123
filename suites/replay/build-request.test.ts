import { decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { Bindings } from './bindings.js'
import { buildRequest } from './build-request.js'
import { makeClientJwts } from './client-jwts.js'
import type { RecordedRequest } from './recording.js'
import { recordingOf, step } from './testing/one-step.js'

const NOW = 1_740_823_200
const bindings = new Bindings({ public: 'http://op.example', login_app: 'http://rp.example' })
bindings.bind('code#1', 'a+b/c=12345')
bindings.bind('client_id#1', 'c0ffee-1')

const built = (request: Partial<RecordedRequest>) =>
  buildRequest({ method: 'POST', path: '/', ...request }, { base: 'http://op.example', bindings, now: NOW })

test.each<[string, Partial<RecordedRequest>, object]>([
  [
    'a query, with a name that comes twice',
    { method: 'GET', query: { a: ['1', '2'], redirect_uri: '{{login_app}}/cb?x' } },
    { url: 'http://op.example/?a=1&a=2&redirect_uri=http%3A%2F%2Frp.example%2Fcb%3Fx' },
  ],
  ['a path', { path: '/clients/{{client_id#1}}' }, { url: 'http://op.example/clients/c0ffee-1' }],
  ['a form', { form: { code: '{{code#1}}' } }, { body: 'code=a%2Bb%2Fc%3D12345' }],
  [
    'JSON with times',
    { json: { at: '{{timestamp#now+5}}', on: '{{datetime#now}}', list: ['{{client_id#1}}', 1, null] } },
    { body: '{"at":1740823205,"on":"2025-03-01T10:00:00.000Z","list":["c0ffee-1",1,null]}' },
  ],
  ['a body as it is', { body: '{"broken' }, { body: '{"broken' }],
  [
    'credentials, form-encoded before base64',
    { auth: { type: 'basic', user: 'a:b', password: 'p w' } },
    { headers: [['authorization', `Basic ${Buffer.from('a%3Ab:p%20w').toString('base64')}`]] },
  ],
  ['cookies', { cookies: { a: '{{code#1}}', b: '2' } }, { headers: [['cookie', 'a=a+b/c=12345; b=2']] }],
  ['headers', { headers: { Accept: 'text/html' } }, { headers: [['accept', 'text/html']] }],
])('builds %s', (_, request, expected) => {
  expect(built(request)).toMatchObject(expected)
})

test('a value that never came is named', () => {
  expect(() => built({ form: { code: '{{code#2}}' } })).toThrow('{{code#2}} was never seen')
})

test.each(['RS256', 'ES256', 'PS256'])('signs the JWTs of the relying party with %s', async (alg) => {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  const values = new Bindings({ public: 'http://op.example' })
  const jwts = {
    'client_jwt#1': {
      header: { alg, kid: 'k' },
      claims: { aud: '{{public}}/token', jti: '{{random#1}}', iat: '{{timestamp#now}}' },
      sign_with: 'mine',
    },
  }
  const recording = recordingOf([], { keys: { mine: await exportJWK(privateKey) } })
  await makeClientJwts(step(undefined, { jwts }), recording, values, NOW)
  const { payload, protectedHeader } = await jwtVerify(values.get('client_jwt#1') ?? '', publicKey)
  expect(protectedHeader).toEqual({ alg, kid: 'k' })
  expect(payload).toEqual({ aud: 'http://op.example/token', jti: values.get('random#1'), iat: NOW })
})

test('signs with a shared secret, and not at all for alg none', async () => {
  const values = new Bindings({})
  const jwts = {
    'client_jwt#1': { header: { alg: 'HS256' }, claims: { sub: 'a' }, sign_with: 'secret' },
    'client_jwt#2': { header: { alg: 'none', typ: 'JWT' }, claims: { sub: 'b' }, sign_with: null },
  }
  const k = Buffer.from('a secret of thirty-two characters').toString('base64url')
  await makeClientJwts(step(undefined, { jwts }), recordingOf([], { keys: { secret: { kty: 'oct', k } } }), values, NOW)
  const [signed = '', unsigned = ''] = [values.get('client_jwt#1'), values.get('client_jwt#2')]
  expect((await jwtVerify(signed, Buffer.from(k, 'base64url'))).payload).toEqual({ sub: 'a' })
  expect(unsigned.split('.')[2]).toBe('')
  expect([decodeProtectedHeader(unsigned), decodeJwt(unsigned)]).toEqual([{ alg: 'none', typ: 'JWT' }, { sub: 'b' }])
})

test('a key that cannot sign is named by its algorithm, never shown', async () => {
  const jwts = { 'client_jwt#1': { header: { alg: 'RS256' }, claims: {}, sign_with: 'mine' } }
  const recording = recordingOf([], { keys: { mine: { kty: 'RSA', d: 'c2VjcmV0' } } })
  const failed = makeClientJwts(step(undefined, { jwts }), recording, new Bindings({}), NOW)
  await expect(failed).rejects.toThrow(/^the key of the recording cannot sign with RS256 \(\w+\)$/)
})
