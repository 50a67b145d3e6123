import { expect, test } from 'vitest'
import { lifetime, relativeTime, withoutTimes } from './time-template.js'
import { valueType } from './value-type.js'

const JWT = [{ alg: 'none' }, { sub: 'a' }]
  .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  .join('.')

test.each<[string, string, string | undefined]>([
  // Made by a server, as the name says.
  ['access_token', 'ory_at_Zm9vYmFyCg', 'access_token'],
  ['login_challenge', '0f1e2d3c4b5a', 'login_challenge'],
  ['code', 'SplxlOBeZQQYbYS6WxSbIA', 'code'],
  ['kid', 'public:hydra.openid.id-token', undefined],
  ['kid', '2b7d1c9a', 'kid'],
  ['sid', '0b0b0b0b-1111-4222-8333-444444444444', 'session_id'],
  ['jti', 'aGVsbG8td29ybGQ1', 'opaque'],
  ['n', '1rf4WiGdQsHS_5BwIGKN9GADL8x2', 'jwk_n'],
  // No names, but random all the same.
  ['', '0b0b0b0b-1111-4222-8333-444444444444', 'uuid'],
  ['anything', 'Zm9vYmFyMTIzNDU2Nzg5MGFiY2', 'opaque'],
  ['', `${JWT}.`, 'jwt'],
  // The same in each run.
  ['sub', 'Zm9vYmFyMTIzNDU2Nzg5MGFiY2', undefined],
  ['state', 'Zm9vYmFyMTIzNDU2Nzg5MGFiY2', undefined],
  ['code', 'not_found', undefined],
  ['code', '1234', undefined],
  ['error', 'invalid_request', undefined],
  ['token_endpoint_auth_method', 'client_secret_basic', undefined],
  ['alg', 'RSAES-PKCS1-v1_5', undefined],
  ['version', 'v1.9.2-sqlite.hydra.20210301', undefined],
  ['name', 'openid-connect-4-identity-assurance-1_0', undefined],
])('%s %s has the type %s', (name, value, type) => {
  expect(valueType(name, value)).toBe(type)
})

test.each([
  [0, 'now'],
  [-9, 'now'],
  [-10, 'now-10'],
  [2, 'now'],
  [3_598.2, 'now+3600'],
  [3_593, 'now+3600'],
  [3_601, 'now+3600'],
  [3_588, 'now+3590'],
  [7, 'now+5'],
  [-600, 'now-600'],
  [-4_000, undefined],
  [700_000_000, undefined],
])('%s seconds from the step is %s', (distance, template) => {
  expect(relativeTime(1_000 + distance, 1_000)).toBe(template)
})

test.each([
  [3_600, '{{seconds#3600}}'],
  [3_599, '{{seconds#3600}}'],
  [3_598, '{{seconds#3598}}'],
])('a lifetime of %s is %s', (seconds, template) => {
  expect(lifetime(seconds)).toBe(template)
})

test('times in a text are relative, dates of long ago stay', () => {
  const text = 'Expires=Sat, 01 Mar 2025 11:00:00 GMT; since 2020-01-01T00:00:00Z; at 2025-03-01T10:00:00.5Z'
  expect(withoutTimes(text, 1_740_823_200)).toBe(
    'Expires={{httpdate#now+3600}}; since 2020-01-01T00:00:00Z; at {{datetime#now}}',
  )
})
