import { expect, test } from 'vitest'
import type { Exchange } from '../exchange.js'
import { HydraClient } from './hydra-api.js'
import type { HydraSystem } from './hydra-systems.js'
import { MadeAtHydra } from './made-at-hydra.js'

const ADMIN = 'http://127.0.0.1:4445'

async function atHydra(system: HydraSystem, statusOf: (what: string) => number = () => 204) {
  const sent: string[] = []
  let count = 0
  const send = async ({ method = 'GET', url }: { method?: string; url: string | URL }): Promise<Exchange> => {
    const what = `${method} ${String(url).slice(ADMIN.length)}`
    sent.push(what)
    return exchange(method, String(url), { status: statusOf(what) })
  }
  const exchange = (
    method: string,
    url: string,
    { status, body = '', sentBody }: { status: number; body?: string; sentBody?: unknown },
  ): Exchange => ({
    id: ++count,
    request: { method, url, headers: [], ...(sentBody === undefined ? {} : { body: JSON.stringify(sentBody) }) },
    response: { status, headers: new Headers(), body },
    startedAt: 0,
    duration: 0,
  })
  const api = await HydraClient.open({ system, publicUrl: 'http://127.0.0.1:4444', adminUrl: `${ADMIN}/`, send })
  return { made: new MadeAtHydra(api), api, exchange, sent }
}

test('what was made is removed at the end, by the operations of the line', async () => {
  const { made, api, exchange, sent } = await atHydra('hydra-2')
  made.observe(exchange('POST', api.url('createJsonWebKeySet', { path: { set: 'touchstone-a/b' } }), { status: 201 }))
  made.observe(
    exchange('POST', api.url('trustOAuth2JwtGrantIssuer'), { status: 201, body: JSON.stringify({ id: 'issuer-1' }) }),
  )
  made.observe(
    exchange('PUT', api.url('acceptOAuth2LoginRequest', { query: { login_challenge: 'c' } }), {
      status: 200,
      sentBody: { subject: 'touchstone-ada' },
    }),
  )
  expect(await made.removeAll()).toEqual([])
  expect(sent.sort()).toEqual([
    'DELETE /admin/keys/touchstone-a%2Fb',
    'DELETE /admin/oauth2/auth/sessions/consent?subject=touchstone-ada&all=true',
    'DELETE /admin/oauth2/auth/sessions/login?subject=touchstone-ada',
    'DELETE /admin/trust/grants/jwt-bearer/issuers/issuer-1',
  ])
})

test('refused requests made nothing, and people with names of their own stay', async () => {
  const { made, api, exchange, sent } = await atHydra('hydra-1.5')
  made.observe(exchange('POST', api.url('createJsonWebKeySet', { path: { set: 'touchstone-a' } }), { status: 400 }))
  made.observe(
    exchange('PUT', api.url('acceptOAuth2LoginRequest', { query: { login_challenge: 'c' } }), {
      status: 200,
      sentBody: { subject: 'ada' },
    }),
  )
  expect(await made.removeAll()).toEqual([])
  expect(sent).toEqual([])
})

test('what stays is named, with the reason', async () => {
  const { made, api, exchange } = await atHydra('hydra-1.9', () => 500)
  made.observe(exchange('PUT', api.url('setJsonWebKeySet', { path: { set: 'touchstone-a' } }), { status: 200 }))
  expect(await made.removeAll()).toEqual([
    { what: 'key set touchstone-a', because: 'the target answered 500 to its deletion' },
  ])
})

test('requests are understood by the document of the line, on their side', async () => {
  const { api } = await atHydra('hydra-1.9')
  expect(api.operationOf({ method: 'GET', url: `${ADMIN}/clients/a%20b` })).toMatchObject({
    name: 'getOAuth2Client',
    path: { id: 'a b' },
  })
  expect(api.operationOf({ method: 'POST', url: 'http://127.0.0.1:4444/oauth2/token' })?.name).toBe(
    'oauth2TokenExchange',
  )
  expect(api.operationOf({ method: 'GET', url: 'http://127.0.0.1:4444/clients' })).toBeUndefined()
  expect(api.operationOf({ method: 'GET', url: 'http://127.0.0.1:4444/health/alive' })?.name).toBe('isAlive')
})
