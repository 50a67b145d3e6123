import { expect, test } from 'vitest'
import { DIFFERENCE_KINDS, type Difference } from './difference.js'
import type { RecordedResponse, Step } from './recording.js'
import { functionTarget, NOW, recordingOf, resultsOf, step } from './testing/one-step.js'

type Answering = () => Response

interface Row {
  readonly title: string
  readonly recorded: RecordedResponse
  readonly more?: Parameters<typeof step>[1]
  readonly right: Answering
  readonly wrong: Answering
  readonly difference: Difference
}

const page = (body: string): Response => new Response(body, { headers: { 'content-type': 'text/html' } })
const head =
  (headers: Readonly<Record<string, string>>): Answering =>
  () =>
    new Response(null, { headers })
const json =
  (value: unknown): Answering =>
  () =>
    new Response(Buffer.from(JSON.stringify(value)), { headers: { 'content-type': 'application/json' } })
const JSON_TYPE = { 'content-type': 'application/json' } as const
const recordedJson = (value: unknown): RecordedResponse => ({ status: 200, headers: JSON_TYPE, json: value })
const recordedHead = (headers: RecordedResponse['headers']): RecordedResponse => ({
  status: 200,
  headers: headers ?? {},
})
const recordedPage = (text: string): RecordedResponse => ({
  status: 200,
  headers: { 'content-type': 'text/html' },
  text,
})
const hangUp: Answering = () => {
  throw new TypeError('hung up')
}

const ROWS: readonly Row[] = [
  {
    title: 'a connection that is closed',
    recorded: { connection: 'closed without a response' },
    right: hangUp,
    wrong: head({}),
    difference: {
      kind: 'connection',
      pointer: '/connection',
      expected: 'closed without a response',
      actual: 200,
    },
  },
  {
    title: 'a connection that is closed instead of an answer',
    recorded: recordedHead({}),
    right: head({}),
    wrong: hangUp,
    difference: { kind: 'connection', pointer: '/connection', expected: 200, actual: 'closed' },
  },
  {
    title: 'the status',
    recorded: { status: 302, headers: {} },
    right: () => new Response(null, { status: 302 }),
    wrong: () => new Response(null, { status: 303 }),
    difference: { kind: 'status', pointer: '/status', expected: 302, actual: 303 },
  },
  {
    title: 'the value of a header',
    recorded: recordedHead({ 'cache-control': 'no-store' }),
    right: head({ 'cache-control': 'no-store', date: 'any', connection: 'close' }),
    wrong: head({ 'cache-control': 'private' }),
    difference: { kind: 'header', pointer: '/headers/cache-control', expected: 'no-store', actual: 'private' },
  },
  {
    title: 'a header that is missing',
    recorded: recordedHead({ pragma: 'no-cache' }),
    right: head({ pragma: 'no-cache' }),
    wrong: head({}),
    difference: { kind: 'header', pointer: '/headers/pragma', expected: 'no-cache' },
  },
  {
    title: 'a header that is surplus',
    recorded: recordedHead({}),
    right: head({}),
    wrong: head({ 'x-new': '1' }),
    difference: { kind: 'header', pointer: '/headers/x-new', actual: '1' },
  },
  {
    title: 'a challenge before its description',
    recorded: recordedHead({ 'www-authenticate': 'Bearer error="invalid_token",error_description="It is old"' }),
    right: head({ 'www-authenticate': 'Bearer error="invalid_token",error_description="too late"' }),
    wrong: head({ 'www-authenticate': 'Bearer error="invalid_request",error_description="It is old"' }),
    difference: {
      kind: 'header',
      pointer: '/headers/www-authenticate',
      expected: 'Bearer error="invalid_token",',
      actual: 'Bearer error="invalid_request",',
    },
  },
  {
    title: 'the charset',
    recorded: recordedHead({ 'content-type': 'application/json; charset=utf-8' }),
    right: head({ 'content-type': 'application/json;charset=UTF-8' }),
    wrong: head({ 'content-type': 'application/json' }),
    difference: {
      kind: 'content-type',
      pointer: '/headers/content-type',
      expected: 'application/json; charset=utf-8',
      actual: 'application/json',
    },
  },
  {
    title: 'a cookie that is not set',
    recorded: recordedHead({ 'set-cookie': ['session={{cookie_session#1}}; Path=/'] }),
    right: head({ 'set-cookie': 'session=0123456789; Path=/' }),
    wrong: head({}),
    difference: { kind: 'cookie', pointer: '/headers/set-cookie/session', expected: '{{cookie_session#1}}' },
  },
  {
    title: 'an attribute of a cookie',
    recorded: recordedHead({ 'set-cookie': ['a=; Max-Age=3600; SameSite=Lax'] }),
    right: head({ 'set-cookie': 'a=; max-age=3599; SameSite=Lax' }),
    wrong: head({ 'set-cookie': 'a=; Max-Age=3600; SameSite=None' }),
    difference: {
      kind: 'cookie-attribute',
      pointer: '/headers/set-cookie/a/samesite',
      expected: 'Lax',
      actual: 'None',
    },
  },
  {
    title: 'the base of a redirect',
    recorded: recordedHead({ location: '{{login_app}}/login?a=1' }),
    right: head({ location: 'http://rp.example/login?a=1' }),
    wrong: head({ location: 'http://rp.example/sign-in?a=1' }),
    difference: {
      kind: 'url',
      pointer: '/headers/location',
      expected: '{{login_app}}/login',
      actual: 'http://rp.example/sign-in',
    },
  },
  {
    title: 'a parameter of a redirect; order and encoding count for nothing',
    recorded: recordedHead({
      location: 'https://c.example/#scope=openid+offline&state={{any}}&expires_in={{seconds#60}}',
    }),
    right: head({ location: 'https://c.example/#expires_in=59&state=x&scope=openid%20offline' }),
    wrong: head({ location: 'https://c.example/#expires_in=59&state=x' }),
    difference: { kind: 'parameter', pointer: '/headers/location/fragment/scope', expected: 'openid offline' },
  },
  {
    title: 'a relation of the Link header',
    recorded: recordedHead({ link: '</clients?limit=2&offset=0>; rel="first",</clients?offset=4>; rel="last"' }),
    right: head({ link: '</clients?offset=4>; rel="last", </clients?offset=0&limit=2>; rel="first"' }),
    wrong: head({ link: '</clients?offset=4>; rel="last"' }),
    difference: { kind: 'link', pointer: '/headers/link/first', expected: '/clients?limit=2&offset=0' },
  },
  {
    title: 'a body that is no JSON',
    recorded: recordedJson({ a: 1 }),
    right: json({ a: 1 }),
    wrong: () => new Response(Buffer.from('oh'), { headers: JSON_TYPE }),
    difference: { kind: 'body', pointer: '/json', expected: { a: 1 }, actual: 'oh' },
  },
  {
    title: 'a member that is missing',
    recorded: recordedJson({ 'a/b': 1, c: null }),
    right: json({ c: null, 'a/b': 1 }),
    wrong: json({ c: null }),
    difference: { kind: 'member', pointer: '/json/a~1b', expected: 1 },
  },
  {
    title: 'a member that is surplus',
    recorded: recordedJson({}),
    right: json({}),
    wrong: json({ a: { b: [1] } }),
    difference: { kind: 'member', pointer: '/json/a', actual: { b: [1] } },
  },
  {
    title: 'the type of a value',
    recorded: recordedJson({ a: null }),
    right: json({ a: null }),
    wrong: json({ a: [] }),
    difference: { kind: 'type', pointer: '/json/a', expected: null, actual: [] },
  },
  {
    title: 'the length of an array',
    recorded: recordedJson([1, 2]),
    right: json([1, 2]),
    wrong: json([1, 2, 3]),
    difference: { kind: 'length', pointer: '/json', expected: 2, actual: 3 },
  },
  {
    title: 'the length of an array of which nothing else was kept',
    recorded: { status: 200, headers: JSON_TYPE, json_length: 2 },
    right: json([7, 8]),
    wrong: json([7]),
    difference: { kind: 'length', pointer: '/json', expected: 2, actual: 1 },
  },
  {
    title: 'a value; sentences for people may be any',
    recorded: recordedJson({ error: 'invalid_grant', error_description: 'It was used.' }),
    right: json({ error: 'invalid_grant', error_description: 'used before' }),
    wrong: json({ error: 'invalid_request', error_description: 'It was used.' }),
    difference: { kind: 'value', pointer: '/json/error', expected: 'invalid_grant', actual: 'invalid_request' },
  },
  {
    title: 'a sentence that is not there',
    recorded: recordedJson({ error_description: 'It was used.' }),
    right: json({ error_description: 'used before' }),
    wrong: json({ error_description: '' }),
    difference: { kind: 'value', pointer: '/json/error_description', expected: 'It was used.', actual: '' },
  },
  {
    title: 'an array whose order means nothing',
    recorded: recordedJson([{ id: 'b' }, { id: 'a' }]),
    more: { unordered: true },
    right: json([{ id: 'a' }, { id: 'b' }]),
    wrong: json([{ id: 'a' }, { id: 'c' }]),
    difference: { kind: 'value', pointer: '/json/0/id', expected: 'b', actual: 'c' },
  },
  {
    title: 'a point in time',
    recorded: recordedJson({ exp: '{{timestamp#now+3600}}' }),
    right: json({ exp: NOW + 3_602 }),
    wrong: json({ exp: NOW + 3_603 }),
    difference: { kind: 'time', pointer: '/json/exp', expected: 'now+3600', actual: 'now+3603' },
  },
  {
    title: 'a lifetime',
    recorded: recordedJson({ expires_in: '{{seconds#3600}}' }),
    right: json({ expires_in: 3_597 }),
    wrong: json({ expires_in: 3_601 }),
    difference: { kind: 'lifetime', pointer: '/json/expires_in', expected: 3_600, actual: 3_601 },
  },
  {
    title: 'one value for two placeholders',
    recorded: recordedJson({ first: '{{opaque#1}}', again: '{{opaque#1}}', second: '{{opaque#2}}' }),
    right: json({ first: '0123456789', again: '0123456789', second: '9876543210' }),
    wrong: json({ first: '0123456789', again: '0123456789', second: '0123456789' }),
    difference: {
      kind: 'placeholder',
      pointer: '/json/second',
      expected: '{{opaque#2}}, new',
      actual: 'the value of {{opaque#1}} again',
    },
  },
  {
    title: 'the form of a value',
    recorded: recordedJson({ id: '{{uuid#1}}' }),
    right: json({ id: '0b0b0b0b-1111-4222-8333-444444444444' }),
    wrong: json({ id: 'number-one' }),
    difference: {
      kind: 'placeholder',
      pointer: '/json/id',
      expected: '{{uuid#1}}, new',
      actual: 'not in the form of uuid',
    },
  },
  {
    title: 'a text with a placeholder',
    recorded: { status: 200, headers: {}, text: 'welcome {{opaque#1}}' },
    right: () => new Response(Buffer.from('welcome 0123456789')),
    wrong: () => new Response(Buffer.from('go away')),
    difference: { kind: 'text', pointer: '/text', expected: 'welcome {{opaque#1}}', actual: 'go away' },
  },
  {
    title: 'a form of a page; its words may be any',
    recorded: recordedPage('<h1>Hi</h1><form method="post" action="{{public}}/go"><input name="a" value="1"></form>'),
    right: () => page('<p>Hello</p><FORM method=POST action=http://op.example/go><input value=1 name=a></FORM>'),
    wrong: () => page('<h1>Hi</h1><form method="post" action="http://op.example/go"><input name="a" value="2"></form>'),
    difference: { kind: 'page', pointer: '/text/inputs/a', expected: '1', actual: '2' },
  },
  {
    title: 'a sentence that a form no longer sends; its words may be any',
    recorded: recordedPage('<form method="post" action="/go"><input name="error_description" value="Not so."></form>'),
    right: () => page('<form method="post" action="/go"><input name="error_description" value="Otherwise."></form>'),
    wrong: () => page('<form method="post" action="/go"><input name="error_description" value=""></form>'),
    difference: { kind: 'page', pointer: '/text/inputs/error_description', expected: 'Not so.', actual: '' },
  },
]

const replayed = async (one: Step, answer: Answering) => {
  const [result] = await resultsOf(
    recordingOf([one]),
    functionTarget(async () => answer()),
  )
  return result
}

test.each(ROWS)('finds $title', async ({ recorded, more, right, wrong, difference }) => {
  expect(await replayed(step(recorded, more), right)).toMatchObject({ outcome: 'agrees', differences: [] })
  expect(await replayed(step(recorded, more), wrong)).toMatchObject({ outcome: 'differs', differences: [difference] })
})

test('every kind of difference is found by a test', () => {
  // Those of tokens and callbacks stand in tests of their own.
  const elsewhere = ['jwt', 'signature', 'hash', 'callback']
  expect([...new Set([...ROWS.map(({ difference }) => difference.kind), ...elsewhere])].sort()).toEqual(
    Object.keys(DIFFERENCE_KINDS).sort(),
  )
})

test('with wording the sentences of JSON, texts and pages must be the same', async () => {
  const rows: readonly [RecordedResponse, Answering, string][] = [
    [
      recordedJson({ error_description: 'It was used.' }),
      json({ error_description: 'used' }),
      '/json/error_description',
    ],
    [
      { status: 404, headers: {}, text: '404 page not found' },
      () => new Response(Buffer.from('no'), { status: 404 }),
      '/text',
    ],
    [recordedPage('<p>Hi</p>'), () => page('<p>Hello</p>'), '/text'],
  ]
  for (const [recorded, answer, pointer] of rows) {
    const target = functionTarget(async () => answer())
    expect(await resultsOf(recordingOf([step(recorded)]), target)).toMatchObject([{ outcome: 'agrees' }])
    expect(await resultsOf(recordingOf([step(recorded)]), target, { wording: true })).toMatchObject([
      { outcome: 'differs', differences: [{ pointer }] },
    ])
  }
})

test('no secret is in what is said about a difference', async () => {
  const secret = 'Q2hlY2sgbWF0ZSwgbXkgZnJpZW5k'
  const recorded = recordedJson({ access_token: 'none', client_secret: 'client-secret-123456', detail: 'none' })
  const wrong = json({ access_token: secret, client_secret: 'another-secret-1', detail: `you got ${secret}` })
  const [result] = await resultsOf(
    recordingOf([step(recorded)]),
    functionTarget(async () => wrong()),
  )
  expect(result?.differences).toHaveLength(3)
  const text = JSON.stringify(result)
  for (const value of [secret, 'client-secret-123456', 'another-secret-1']) expect(text).not.toContain(value)
  expect(text).toContain('you got [access_token]')
})
