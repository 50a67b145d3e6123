import { describe, expect, test } from 'vitest'
import { Scopes } from './scope.js'
import { ManualClock, settled } from './testing/manual-clock.js'
import { BODY_LIMIT, Transport, type TransportOptions, wireRequest } from './transport.js'
import { functionWire } from './wire.js'

const transport = (fetch: (request: Request) => Promise<Response>, options: Partial<TransportOptions> = {}) => {
  const scopes = new Scopes()
  const clock = new ManualClock(1_000)
  const made = new Transport({
    wire: functionWire(fetch),
    clock,
    scopes,
    requestTimeout: 5_000,
    concurrency: 4,
    ...options,
  })
  return { made, scopes, clock }
}

describe('requests', () => {
  test('a form is sent by POST, repeated names too, absent values not at all', () => {
    expect(wireRequest({ url: 'https://a.example/t', form: { a: '1 2', b: undefined } })).toMatchObject({
      method: 'POST',
      body: 'a=1+2',
    })
    expect(
      wireRequest({
        url: 'https://a.example/t',
        form: [
          ['a', '1'],
          ['a', '2'],
        ],
      }).body,
    ).toBe('a=1&a=2')
    expect(wireRequest({ url: 'https://a.example/t#fragment', json: { a: 1 } })).toMatchObject({
      url: 'https://a.example/t',
      body: '{"a":1}',
      headers: expect.arrayContaining([['content-type', 'application/json']]),
    })
  })

  test('headers given win over ours', () => {
    const { headers } = wireRequest({
      url: 'https://a.example',
      form: { a: '1' },
      headers: { 'Content-Type': 'text/plain', Accept: 'x/y' },
    })
    expect(headers.filter(([name]) => name === 'content-type' || name === 'accept')).toEqual([
      ['content-type', 'text/plain'],
      ['accept', 'x/y'],
    ])
  })
})

test('an exchange has its number, times, all cookies, and is counted to whom it belongs', async () => {
  const { made, scopes, clock } = transport(async () => {
    await clock.advance(7)
    const headers = new Headers({ 'content-type': 'text/plain' })
    headers.append('set-cookie', 'a=1')
    headers.append('set-cookie', 'b=2')
    return new Response('hello', { status: 201, headers })
  })
  const scope = { exchanges: new Set<number>() }
  const exchange = await scopes.run(scope, () => made.send({ url: 'https://a.example/' }))
  expect(exchange).toMatchObject({ id: 1, startedAt: 1_000, duration: 7, response: { status: 201, body: 'hello' } })
  expect(exchange.response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  expect([...scope.exchanges]).toEqual([1])
  expect(made.exchanges()).toEqual([exchange])
})

test('a body is cut off at the limit, with a note', async () => {
  const { made } = transport(async () => new Response('x'.repeat(BODY_LIMIT + 10)))
  const { body } = (await made.send({ url: 'https://a.example/' })).response
  expect(body).toBe(`${'x'.repeat(BODY_LIMIT)}\n[cut off after ${BODY_LIMIT} bytes]`)
})

test('an endless body is not read to its end', async () => {
  const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024)) })
  const { made } = transport(async () => new Response(endless))
  expect((await made.send({ url: 'https://a.example/' })).response.body).toContain('cut off')
})

test('no answer in time is ERR_TARGET_TIMEOUT and names the setting, without the query', async () => {
  const { made, clock } = transport(() => new Promise(() => {}))
  const result = made.send({ url: 'https://a.example/t?code=secret' })
  result.catch(() => {})
  await settled()
  await clock.advance(5_000)
  await expect(result).rejects.toMatchObject({
    code: 'ERR_TARGET_TIMEOUT',
    message: 'GET https://a.example/t got no whole answer within 5000 ms; set requestTimeout to wait longer',
  })
})

test('a failing connection is ERR_TARGET_UNREACHABLE', async () => {
  const { made } = transport(async () => {
    throw Object.assign(new Error('connect refused'), { code: 'ECONNREFUSED' })
  })
  await expect(made.send({ url: 'https://a.example/' })).rejects.toMatchObject({
    code: 'ERR_TARGET_UNREACHABLE',
    message: expect.stringContaining('ECONNREFUSED'),
  })
})

test('the signal of the scope stops a request', async () => {
  const { made, scopes } = transport(() => new Promise(() => {}))
  const stop = new AbortController()
  const result = scopes.run({ exchanges: new Set(), signal: stop.signal }, () =>
    made.send({ url: 'https://a.example/' }),
  )
  result.catch(() => {})
  await settled()
  stop.abort(new Error('enough'))
  await expect(result).rejects.toThrow('enough')
})
