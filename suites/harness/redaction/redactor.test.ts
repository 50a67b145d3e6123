import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Exchange } from '../exchange.js'
import { Redactor } from './redactor.js'

interface Parts {
  readonly url?: string
  readonly requestHeaders?: readonly (readonly [string, string])[]
  readonly requestBody?: string
  readonly responseHeaders?: readonly (readonly [string, string])[]
  readonly responseBody?: string
}

const exchange = ({
  url = 'https://op.example/',
  requestHeaders = [],
  requestBody,
  responseHeaders = [],
  responseBody = '',
}: Parts): Exchange => ({
  id: 1,
  request: {
    method: 'POST',
    url,
    headers: requestHeaders,
    ...(requestBody === undefined ? {} : { body: requestBody }),
  },
  response: {
    status: 200,
    headers: new Headers(responseHeaders.map(([name, value]): [string, string] => [name, value])),
    body: responseBody,
  },
  startedAt: 0,
  duration: 0,
})

const written = (one: Exchange, redactor: Redactor) => {
  const { request, response } = redactor.exchange(one)
  return { ...request, responseHeaders: [...response.headers], responseBody: response.body }
}

const FORM = ['content-type', 'application/x-www-form-urlencoded'] as const
const JSON_TYPE = ['content-type', 'application/json'] as const

describe('secrets under their names', () => {
  const redactor = new Redactor()
  test.each<[string, Parts, string]>([
    [
      'a query',
      { url: 'https://op.example/cb?code=abc%2F1&state=keep' },
      'https://op.example/cb?code=[code]&state=keep',
    ],
    [
      'a fragment',
      { responseHeaders: [['location', 'https://rp.example/cb#access_token=t&state=s']] },
      'https://rp.example/cb#access_token=[access_token]&state=s',
    ],
    [
      'a form',
      { requestHeaders: [FORM], requestBody: 'grant_type=x&client_secret=s%26s&password=p' },
      'grant_type=x&client_secret=[client_secret]&password=[password]',
    ],
    [
      'JSON',
      { responseHeaders: [JSON_TYPE], responseBody: '{"access_token" : "a\\"b", "expires_in": 3600}' },
      '{"access_token" : "[access_token]", "expires_in": 3600}',
    ],
    [
      'JSON cut off',
      { responseHeaders: [JSON_TYPE], responseBody: '{"id_token":"abc","x":"unfini' },
      '{"id_token":"[id_token]","x":"unfini',
    ],
    [
      'private keys',
      {
        responseHeaders: [JSON_TYPE],
        responseBody:
          '{"keys":[{"kty":"EC","kid":"d","x":"aGVyZS1pdC1pcy1vcGVu","d":"bmV2ZXItdGVsbC10aGlz"},{"d":1,"k":"k"}]}',
      },
      '{"keys":[{"kty":"EC","kid":"d","x":"aGVyZS1pdC1pcy1vcGVu","d":"[private key]"},{"d":1,"k":"k"}]}',
    ],
    [
      'a field of a page',
      { responseBody: "<form><input type=hidden value='abc&amp;d' name=code></form>" },
      '<form><input type=hidden value="[code]" name=code></form>',
    ],
    ['Bearer', { requestHeaders: [['authorization', 'Bearer abc']] }, 'Bearer [access_token]'],
    ['Basic', { requestHeaders: [['Authorization', 'Basic YTpi']] }, 'Basic [client credentials]'],
    ['cookies', { requestHeaders: [['cookie', 'sid=abc; other=d']] }, 'sid=[cookie]; other=[cookie]'],
    [
      'a new cookie',
      { responseHeaders: [['set-cookie', 'sid=abc; Path=/; HttpOnly']] },
      'sid=[cookie]; Path=/; HttpOnly',
    ],
  ])('%s', (_place, parts, expected) => {
    expect(JSON.stringify(written(exchange(parts), redactor))).toContain(JSON.stringify(expected).slice(1, -1))
  })

  test('numbers, other names and empty values stay', () => {
    const body = '{"error":"invalid_grant","code":404,"token_type":"Bearer","access_token":""}'
    expect(written(exchange({ responseHeaders: [JSON_TYPE], responseBody: body }), redactor).responseBody).toBe(body)
  })
})

describe('secrets by their value', () => {
  test('once seen they are replaced wherever they occur', () => {
    const redactor = new Redactor()
    redactor.learn(
      exchange({
        responseHeaders: [JSON_TYPE],
        responseBody: '{"access_token":"tok-123456","refresh_token":"r/t+123=="}',
      }),
    )
    expect(redactor.text('The token tok-123456. was (r/t+123==), r%2Ft%2B123%3D%3D')).toBe(
      'The token [access_token]. was ([refresh_token]), [refresh_token]',
    )
    expect(redactor.value({ actual: ['tok-123456'], nested: { code: 'any-code-at-all', n: 1 } })).toEqual({
      actual: ['[access_token]'],
      nested: { code: '[code]', n: 1 },
    })
  })

  test('the secret inside Basic credentials is known too', () => {
    const redactor = new Redactor()
    redactor.learn(
      exchange({
        requestHeaders: [['authorization', `Basic ${Buffer.from('app:my%21secret-value').toString('base64')}`]],
      }),
    )
    expect(redactor.text('my!secret-value my%21secret-value')).toBe('[client_secret] [client_secret]')
  })

  test('words of everyday and short values are not hunted', () => {
    const redactor = new Redactor()
    redactor.learnValue('password', 'password')
    redactor.learnValue('password', 'abc')
    expect(redactor.text('<input type="password" name="abc">')).toBe('<input type="password" name="abc">')
  })
})

test('no secret is left in what is written, wherever it stands', () => {
  const alphabets = ['base64url', 'base64', 'hex'] as const
  const places: readonly ((name: string, secret: string) => Parts)[] = [
    (name, secret) => ({ url: `https://op.example/?a=1&${name}=${encodeURIComponent(secret)}` }),
    (name, secret) => ({
      requestHeaders: [FORM],
      requestBody: new URLSearchParams({ a: '1', [name]: secret }).toString(),
    }),
    (name, secret) => ({
      responseHeaders: [JSON_TYPE],
      responseBody: JSON.stringify({ a: 1, [name]: secret }, null, 2),
    }),
    (name, secret) => ({
      responseHeaders: [['location', `https://rp.example/cb#${new URLSearchParams({ [name]: secret })}`]],
    }),
    (name, secret) => ({ responseBody: `<input type="hidden" name="${name}" value="${secret}">` }),
  ]
  for (let round = 0; round < 300; round++) {
    const name = ['access_token', 'code', 'client_secret', 'refresh_token', 'id_token', 'password'][round % 6] ?? 'code'
    const secret = randomBytes(12 + (round % 30)).toString(alphabets[round % 3] ?? 'hex')
    const seen = exchange(places[round % places.length]?.(name, secret) ?? {})
    const echoed = exchange({
      url: `https://op.example/x/${encodeURIComponent(secret)}`,
      requestBody: `text ${secret}`,
      responseHeaders: [['x-debug', secret]],
      responseBody: `<p>${secret}</p> "${secret}" ${encodeURIComponent(secret)}`,
    })
    const redactor = new Redactor()
    redactor.learn(seen)
    const text = JSON.stringify([written(seen, redactor), written(echoed, redactor)])
    for (const form of [secret, encodeURIComponent(secret), new URLSearchParams({ '': secret }).toString().slice(1)])
      expect(text).not.toContain(form)
  }
})
