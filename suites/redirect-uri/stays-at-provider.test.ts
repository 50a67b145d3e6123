import { expect, test } from 'vitest'
import { judgeRefusal } from '../authorization-request/refusal.js'
import type { AuthorizationOutcome, Client } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import { staysAtProvider } from './stays-at-provider.js'

const exchange = (status: number, type?: string, body = ''): Exchange => ({
  id: 3,
  request: { method: 'GET', url: 'https://op.example/authorize', headers: [] },
  response: { status, headers: new Headers(type === undefined ? {} : { 'content-type': type }), body },
  startedAt: 0,
  duration: 1,
})
const client: Client = {
  client_id: 'c',
  token_endpoint_auth_method: 'none',
  redirect_uris: ['https://rp.example/cb'],
  post_logout_redirect_uris: [],
  origin: 'static',
  metadata: {},
}
const common = { sent: { redirect_uri: 'https://rp.example/cb/x' }, client, browser: { id: 1 }, steps: [] }

const page = (status: number, type?: string, body?: string): AuthorizationOutcome => ({
  ...common,
  exchange: exchange(status, type, body),
  kind: 'page',
  status,
  text: 'redirect_uri is unknown',
})
const elsewhere = (location: string): AuthorizationOutcome => ({
  ...common,
  exchange: exchange(303),
  kind: 'elsewhere',
  location,
})
const callback = (parameters: Readonly<Record<string, string>>): AuthorizationOutcome => ({
  ...common,
  exchange: exchange(303),
  kind: 'callback',
  url: 'https://rp.example/cb/x?code=secret',
  place: 'query',
  parameters,
  found: [],
})

test.each([
  ['an error page', page(400, 'text/html; charset=utf-8'), 'pass'],
  ['an error for programs', page(400, 'application/json'), 'pass'],
  ['a page with status 200', page(200, 'text/html'), 'pass'],
  ['a page without media type', page(500, undefined, '<!DOCTYPE html><title>Error</title>'), 'pass'],
  ['a server that breaks', page(500, 'text/plain'), 'fail'],
  ['a page on another host', elsewhere('https://login.example/error?error=invalid_request'), 'pass'],
  ['a redirect to the host of the client', elsewhere('https://rp.example/other'), 'fail'],
  ['a redirect to the client', callback({ code: 'secret' }), 'fail'],
  ['an error at the client', callback({ error: 'invalid_request' }), 'fail'],
] as const)('%s', (_, outcome, verdict) => {
  expect(staysAtProvider(outcome).outcome).toBe(verdict)
})

test('the code of a redirect is not told', () => {
  expect(JSON.stringify(staysAtProvider(callback({ code: 'secret' })))).not.toContain('secret')
})

test.each([
  ['the right error', callback({ error: 'invalid_request', state: 's' }), 'pass'],
  ['an error page', page(400, 'text/html'), 'pass'],
  ['another error', callback({ error: 'server_error' }), 'fail'],
  ['no error', callback({ state: 's' }), 'fail'],
  ['success', callback({ code: 'secret' }), 'fail'],
  ['a broken server', page(502, 'text/plain'), 'fail'],
] as const)('a refusal by %s', (_, outcome, verdict) => {
  expect(judgeRefusal(outcome, ['invalid_request']).outcome).toBe(verdict)
})
