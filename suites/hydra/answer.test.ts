import { expect, test } from 'vitest'
import type { Exchange } from '../harness/exchange.js'
import { ABSENT, type ExpectedAnswer, judgeAnswer, judgeMembers, WHOLE_NUMBER } from './answer.js'

const answer = (body: unknown, status = 200, headers: Record<string, string> = {}): Exchange => ({
  id: 7,
  request: { method: 'GET', url: 'http://127.0.0.1/', headers: [] },
  response: {
    status,
    headers: new Headers({ 'content-type': 'application/json; charset=utf-8', ...headers }),
    body: typeof body === 'string' ? body : JSON.stringify(body),
  },
  startedAt: 0,
  duration: 0,
})

test.each<[string, Exchange, ExpectedAnswer]>([
  ['status', answer({}), { status: 200 }],
  ['one of several statuses', answer({}, 404), { status: [401, 404] }],
  ['media type without parameters', answer({}), { status: 200, mediaType: 'application/json' }],
  ['error', answer({ error: 'invalid_request' }, 400), { status: 400, error: 'invalid_request' }],
  ['an empty body', answer('', 204), { status: 204, empty: true }],
  ['members, deep', answer({ a: { b: 1, c: 2 }, d: 3 }), { status: 200, members: { a: { b: 1 } } }],
  ['a whole array', answer({ a: ['x', { y: 1 }] }), { status: 200, members: { a: [/^x$/, { y: 1 }] } }],
  ['a member that must not be there', answer({}), { status: 200, members: { a: ABSENT } }],
  ['a number', answer({ a: 7 }), { status: 200, members: { a: WHOLE_NUMBER } }],
  ['the whole body', answer([]), { status: 200, json: [] }],
  ['headers', answer({}, 200, { vary: 'Origin' }), { status: 200, headers: { vary: /origin/i, allow: null } }],
])('an answer is right by its %s', (_, exchange, expected) => {
  expect(judgeAnswer(exchange, expected)).toEqual({ outcome: 'pass' })
})

test.each<[string, Exchange, ExpectedAnswer, unknown, unknown]>([
  ['status', answer({}, 500), { status: [401, 404] }, { status: [401, 404] }, { status: 500 }],
  [
    'error',
    answer({ error: 'error' }, 400),
    { status: 400, error: 'invalid_request' },
    { status: 400, error: 'invalid_request' },
    { status: 400, error: 'error' },
  ],
  [
    'member',
    answer({ a: null, b: 1 }),
    { status: 200, members: { a: [], b: 1 } },
    { status: 200, a: [] },
    { status: 200, a: null },
  ],
  [
    'surplus member',
    answer({ client_name: 'x' }),
    { status: 200, members: { client_name: ABSENT } },
    { status: 200, client_name: '(absent)' },
    { status: 200, client_name: 'x' },
  ],
  [
    'number',
    answer({ a: '7' }),
    { status: 200, members: { a: WHOLE_NUMBER } },
    { status: 200, a: '(a whole number)' },
    { status: 200, a: '7' },
  ],
  [
    'body that holds more',
    answer({ active: false, sub: 'ada' }),
    { status: 200, json: { active: false } },
    { status: 200, json: { active: false } },
    { status: 200, json: { active: false, sub: 'ada' } },
  ],
  [
    'header',
    answer({}),
    { status: 200, headers: { location: /^\/clients\// } },
    { status: 200, location: 'a text like ^\\/clients\\/' },
    { status: 200, location: undefined },
  ],
])('a finding shows the %s that is wrong, and the status', (_, exchange, wanted, expected, actual) => {
  expect(judgeAnswer(exchange, wanted)).toEqual({ outcome: 'fail', expected, actual, exchange: 7 })
})

test('an object of an answer is judged by its members alone', () => {
  const exchange = answer([{ a: { b: 1 }, c: 2 }])
  expect(judgeMembers(exchange, { a: { b: 1 }, c: 2 }, { a: { b: 1 } })).toEqual({ outcome: 'pass' })
  expect(judgeMembers(exchange, { a: 1, c: 2 }, { a: WHOLE_NUMBER, b: ABSENT })).toEqual({ outcome: 'pass' })
  expect(judgeMembers(exchange, { a: 1, c: 2 }, { a: 2 })).toEqual({
    outcome: 'fail',
    expected: { a: 2 },
    actual: { a: 1 },
    exchange: 7,
  })
  expect(judgeMembers(exchange, undefined, { a: 2 })).toMatchObject({ outcome: 'fail', actual: undefined })
})
