import { expect, test } from 'vitest'
import {
  clients,
  duration,
  integer,
  lifetimes,
  oneOf,
  people,
  providerClients,
  rate,
  reporters,
  url,
  users,
} from './values.js'

test.each([
  [
    'app:s3cret:https://app.example/cb',
    { client_id: 'app', client_secret: 's3cret', redirect_uris: ['https://app.example/cb'] },
  ],
  [
    'app:a:b:c:https://app.example/cb',
    { client_id: 'app', client_secret: 'a:b:c', redirect_uris: ['https://app.example/cb'] },
  ],
  ['spa::http://127.0.0.1/cb', { client_id: 'spa', redirect_uris: ['http://127.0.0.1/cb'] }],
  ['native::com.example.app:/cb', { client_id: 'native', redirect_uris: ['com.example.app:/cb'] }],
])('reads the client %s', (text, client) => {
  expect(clients([text], '--client')).toEqual([client])
})

test('an id given twice is one client with two redirect URIs', () => {
  expect(clients(['a:s:https://x/1', 'a:s:https://x/2'], '--client')).toEqual([
    { client_id: 'a', client_secret: 's', redirect_uris: ['https://x/1', 'https://x/2'] },
  ])
})

test('a client of the mock without a secret is public', () => {
  expect(providerClients(['spa::https://x/1'], '--client')).toEqual([
    { client_id: 'spa', redirect_uris: ['https://x/1'], token_endpoint_auth_method: 'none' },
  ])
})

test('a client that cannot be read is named by its id, never with its secret', () => {
  expect(() => clients(['app:s3cret:nowhere'], '--client')).toThrow(
    /^--client: the client "app" must have the form id:secret:redirect_uri/,
  )
  expect(() => clients(['app:s3cret:nowhere'], '--client')).not.toThrow(/s3cret:nowhere/)
})

test('a user has a name and a password, which may hold colons', () => {
  expect(users(['alice:pass:word'], '--user')).toEqual([{ username: 'alice', password: 'pass:word' }])
  expect(() => users(['alice'], '--user')).toThrow('TOUCHSTONE_PASSWORD')
})

test('a person of the mock may be a name alone', () => {
  expect(people(['carol', 'dan:pw'], '--person')).toEqual([{ username: 'carol' }, { username: 'dan', password: 'pw' }])
})

test('reads lengths of time, rates, whole numbers', () => {
  expect(['30', '250ms', '1.5', '2h'].map((text) => duration([text], 'x'))).toEqual([30_000, 250, 1_500, 7_200_000])
  expect(['10/s', '300/m'].map((text) => rate([text], 'x'))).toEqual([10, 5])
  expect(integer(0, 65_535)(['8080'], 'x')).toBe(8080)
})

test.each<[string, () => unknown, string]>([
  ['a length of time', () => duration(['soon'], '--wait'), '--wait: "soon" is not a length of time'],
  ['a rate', () => rate(['0/s'], '--rate-limit'), '--rate-limit: "0/s" is not a rate; use 10/s'],
  ['a port', () => integer(0, 65_535)(['70000'], '--port'), '--port: "70000" is not a whole number from 0 to 65535'],
  [
    'a value',
    () => oneOf('fail', 'warn')(['wran'], '--fail-on'),
    '--fail-on: "wran" is none of its values; did you mean "warn"?',
  ],
  ['a URL', () => url(['op.example'], 'url'), 'url: "op.example" is not an http or https URL'],
  [
    'a URL with a password',
    () => url(['https://u:p@op.example'], 'url'),
    'url: the URL must not hold a user name or password',
  ],
  ['a URL with a query', () => url(['https://op.example?x=1'], 'url'), 'has a query or fragment'],
  ['a reporter', () => reporters(['junti=x'], '--reporter'), 'there is no reporter "junti"; did you mean "junit"?'],
  [
    'two reporters on one stream',
    () => reporters(['json', 'junit'], '--reporter'),
    'would both write to standard output',
  ],
  ['a lifetime', () => lifetimes(['acess_token=5m'], '--lifetime'), 'did you mean "access_token"?'],
])('a wrong %s is named', (_, read, message) => {
  expect(read).toThrow(message)
})

test('the scheme may be left out for loopback hosts', () => {
  expect(url(['localhost:4400/tenant'], 'url')).toBe('http://localhost:4400/tenant')
})

test('reads reporters and lifetimes', () => {
  expect(reporters(['terminal', 'junit=a=b.xml'], 'x')).toEqual([
    { name: 'terminal' },
    { name: 'junit', path: 'a=b.xml' },
  ])
  expect(lifetimes(['access_token=5m', 'authorization_code=10s'], 'x')).toEqual({
    accessToken: 300,
    authorizationCode: 10,
  })
})
