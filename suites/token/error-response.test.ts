import { describe, expect, test } from 'vitest'
import type { Exchange } from '../harness/exchange.js'
import { grants, refusal, refuses } from './error-response.js'

const exchange = (status: number, body: unknown, type = 'application/json'): Exchange => ({
  id: 1,
  request: { method: 'POST', url: 'https://op.example/token', headers: [] },
  response: {
    status,
    headers: new Headers({ 'content-type': type }),
    body: typeof body === 'string' ? body : JSON.stringify(body),
  },
  startedAt: 0,
  duration: 1,
})

describe('a refusal of the token endpoint', () => {
  test.each([
    ['as the standard has it', exchange(400, { error: 'invalid_grant' }), true],
    ['with a charset', exchange(400, { error: 'invalid_grant' }, 'application/json;charset=UTF-8'), true],
    ['with another status', exchange(401, { error: 'invalid_grant' }), false],
    ['with another error', exchange(400, { error: 'invalid_request' }), false],
    ['with an error that is no text', exchange(400, { error: { code: 'invalid_grant' } }), false],
    ['as a page', exchange(400, { error: 'invalid_grant' }, 'text/html'), false],
    ['that is no JSON', exchange(400, 'invalid_grant'), false],
    ['that is a success', exchange(200, { access_token: 'a' }), false],
  ])('%s', (_title, answer, refused) => {
    expect(refuses(answer, [400], ['invalid_grant'])).toBe(refused)
  })

  test('is told without the rest of the body', () => {
    expect(refusal(exchange(400, { error: 'invalid_grant', code: 'secret' }))).toEqual({
      status: 400,
      mediaType: 'application/json',
      error: 'invalid_grant',
    })
  })
})

test.each([
  [exchange(200, { access_token: 'a' }), true],
  [exchange(200, { error: 'invalid_grant' }), false],
  [exchange(201, { access_token: 'a' }), false],
  [exchange(200, 'access_token=a'), false],
])('a success is status 200 with JSON and no error', (answer, granted) => {
  expect(grants(answer)).toBe(granted)
})
