import { describe, expect, test } from 'vitest'
import type { HydraLine } from '../lines.js'
import { type CorsSettings, DEFAULT_SETTINGS } from '../settings.js'
import { HYDRA_SYSTEMS, type HydraSystem } from '../systems.js'
import { basic, TestingHydra } from '../testing-hydra.js'

const CORS: CorsSettings = {
  ...DEFAULT_SETTINGS.publicCors,
  enabled: true,
  allowedOrigins: ['https://spa.example', 'https://*.wild.example'],
}

const start = (system: HydraSystem, cors: Partial<CorsSettings> = {}) =>
  TestingHydra.start(system, { settings: { publicCors: { ...CORS, ...cors }, adminCors: { ...CORS, ...cors } } })

type Origin = HydraLine['cors']['ofClients']
const BY_LINE: Readonly<Record<HydraSystem, { readonly whole: boolean; readonly clients: Origin }>> = {
  'hydra-1.5': { whole: false, clients: 'no' },
  'hydra-1.9': { whole: false, clients: 'by header' },
  'hydra-2.3': { whole: true, clients: 'by form too' },
  'hydra-2': { whole: true, clients: 'by form too' },
}

describe.each(HYDRA_SYSTEMS)('cross-origin access to %s', (system) => {
  const { whole, clients } = BY_LINE[system]

  test('reaches beyond a few routes where the policy is of the whole side', async () => {
    const hydra = await start(system)
    const headers = { origin: 'https://spa.example' }
    const token = (await hydra.browse('/oauth2/token', { method: 'POST', headers })).headers
    expect(token.get('access-control-allow-origin')).toBe('https://spa.example')
    // One policy inside another: each says that the answer varies.
    expect(token.get('vary')).toBe(whole ? 'Origin, Origin' : 'Origin')
    for (const path of ['/oauth2/auth', '/nowhere', '/health/alive']) {
      const other = (await hydra.browse(path, { headers })).headers
      expect(other.get('access-control-allow-origin'), path).toBe(whole ? 'https://spa.example' : null)
      expect(other.get('vary'), path).toBe(whole ? 'Origin' : null)
    }
    const foreign = (await hydra.browse('/userinfo', { headers: { origin: 'https://evil.example' } })).headers
    expect(foreign.get('access-control-allow-origin')).toBeNull()
    expect(foreign.get('vary')).toBe(whole ? 'Origin, Origin' : 'Origin')
  })

  test('is asked for by preflight requests, also of unknown paths', async () => {
    const hydra = await start(system)
    const preflight = (path: string, names = 'authorization,content-type') =>
      hydra.browse(path, {
        method: 'OPTIONS',
        headers: {
          origin: 'https://spa.example',
          'access-control-request-method': 'POST',
          'access-control-request-headers': names,
        },
      })
    const { status, headers } = await preflight('/oauth2/token')
    expect(status).toBe(whole ? 204 : 200)
    expect(headers.get('cache-control')).toBeNull()
    expect(headers.get('access-control-allow-headers')).toBe(
      whole ? 'authorization,content-type' : 'Authorization, Content-Type',
    )
    expect((await preflight('/nowhere')).status).toBe(whole ? 204 : 404)
    const allowed = async (names: string) =>
      (await preflight('/oauth2/token', names)).headers.has('access-control-allow-origin')
    expect(await allowed('Authorization, Content-Type')).toBe(!whole)
    expect(await allowed('content-type,authorization')).toBe(!whole)
    expect(await allowed('accept')).toBe(whole)
    expect(await allowed('x-odd')).toBe(false)
  })

  test('is for the methods of the line where none are named, as browsers write them', async () => {
    const hydra = await start(system)
    const allows = async (method: string) => {
      const headers = { origin: 'https://spa.example', 'access-control-request-method': method }
      const { headers: said } = await hydra.browse('/userinfo', { method: 'OPTIONS', headers })
      return said.get('access-control-allow-methods')
    }
    expect(await allows('PATCH')).toBe('PATCH')
    expect(await allows('HEAD')).toBe(whole ? 'HEAD' : null)
    expect(await allows('patch')).toBe(whole ? null : 'PATCH')
    expect(await allows('PURGE')).toBeNull()
  })

  test('is given by clients that a request names', async () => {
    const hydra = await start(system)
    await hydra.client({ client_id: 'own', allowed_cors_origins: ['https://own.example'] })
    const origin = 'https://own.example'
    const ask = async (headers: Readonly<Record<string, string>>, form: Readonly<Record<string, string>>) => {
      const init = { method: 'POST', headers: { origin, ...headers }, body: new URLSearchParams(form) }
      return (await hydra.browse('/oauth2/token', init)).headers.get('access-control-allow-origin')
    }
    const grant = { grant_type: 'client_credentials' }
    expect(await ask({ authorization: basic('own') }, grant)).toBe(clients === 'no' ? null : origin)
    expect(await ask({}, { ...grant, client_id: 'own' })).toBe(clients === 'by form too' ? origin : null)
    expect(await ask({ authorization: basic('nobody') }, grant)).toBeNull()
  })

  test('is given by the client of an access token that is good, wherever that stands', async () => {
    const hydra = await start(system)
    await hydra.client({ client_id: 'own', allowed_cors_origins: ['https://own.example'] })
    const { json } = await hydra.token('own', { grant_type: 'client_credentials' })
    const access_token = String(json.access_token)
    const ask = async (path: string, init: RequestInit = {}, more: Record<string, string> = {}) => {
      const headers = { origin: 'https://own.example', ...more }
      const answer = await hydra.browse(path, { ...init, headers })
      return answer.headers.get('access-control-allow-origin')
    }
    const all = () =>
      Promise.all([
        ask('/userinfo', {}, { authorization: `bearer ${access_token}` }),
        ask(`/userinfo?access_token=${access_token}`),
        ask('/userinfo', { method: 'POST', body: new URLSearchParams({ access_token }) }),
      ])
    const given = clients === 'no' ? null : 'https://own.example'
    expect(await all()).toEqual([given, given, given])
    hydra.hydra.clock.advance('2h')
    expect(await all()).toEqual([null, null, null])
  })

  test('is for all where no origin is named, or a star', async () => {
    const headers = { origin: 'https://any.example' }
    for (const [allowedOrigins, shown] of [
      [[], 'https://any.example'],
      [['*'], whole ? 'https://any.example' : '*'],
    ] as const) {
      const hydra = await start(system, { allowedOrigins })
      const answer = await hydra.browse('/userinfo', { headers })
      expect(answer.headers.get('access-control-allow-origin')).toBe(shown)
      const bare = await hydra.hydra.admin.fetch('http://admin.test/nowhere', { headers })
      expect(bare.headers.get('access-control-allow-origin')).toBe('*')
    }
  })
})
