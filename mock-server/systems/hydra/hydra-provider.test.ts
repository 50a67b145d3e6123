import { afterEach, describe, expect, test } from 'vitest'
import { createProvider, type HydraProvider, type HydraSystem } from '../../index.js'
import { listen } from '../../node.js'
import type { HydraSettings } from './settings.js'
import { HYDRA_SYSTEMS } from './systems.js'

const opened: AsyncDisposable[] = []
afterEach(async () => {
  for (const each of opened.splice(0)) await each[Symbol.asyncDispose]()
})

async function start(system: HydraSystem, settings: Partial<HydraSettings> = {}): Promise<HydraProvider> {
  const provider = await createProvider({ system, seed: 'hydra', settings })
  opened.push(provider)
  return provider
}

const adminPath = (system: HydraSystem, path: string): string =>
  `http://admin${system.startsWith('hydra-1') ? '' : '/admin'}${path}`
const publicPath = (path: string): string => `http://public${path}`
const bodyOf = async (response: Response): Promise<Record<string, unknown>> => {
  const value: unknown = await response.json()
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
const sending = (method: string, value: unknown): RequestInit => ({ method, body: JSON.stringify(value) })

describe.each(HYDRA_SYSTEMS)('%s', (system) => {
  const isFirst = system.startsWith('hydra-1')

  test('both sides answer health, only the admin side its version', async () => {
    const provider = await start(system)
    for (const fetch of [provider.fetch, provider.admin.fetch]) {
      expect(await bodyOf(await fetch('http://any/health/ready'))).toEqual({ status: 'ok' })
    }
    expect((await provider.fetch(publicPath('/version'))).status).toBe(404)
    expect(Object.keys(await bodyOf(await provider.admin.fetch('http://admin/version')))).toEqual(['version'])
  })

  test('discovery names endpoints below the issuer, which ends with a slash', async () => {
    const provider = await start(system, { issuer: 'https://id.example/' })
    const metadata = await bodyOf(await provider.fetch(publicPath('/.well-known/openid-configuration')))
    expect(metadata).toMatchObject({ issuer: 'https://id.example/', token_endpoint: 'https://id.example/oauth2/token' })
  })

  test('a client lives from creation to deletion, and shows its secret once', async () => {
    const { admin } = await start(system)
    const path = adminPath(system, '/clients')
    const made = await admin.fetch(path, sending('POST', { client_id: 'app' }))
    expect(made.status).toBe(201)
    expect(made.headers.get('location')).toBe(isFirst ? '/clients/app' : '/admin/clients/app')
    const body = await bodyOf(made)
    expect(body).toMatchObject({ client_id: 'app', redirect_uris: null, scope: 'offline_access offline openid' })
    expect(body.client_secret).toMatch(/^[\w.~-]{26}$/)
    expect(await bodyOf(await admin.fetch(`${path}/app`))).not.toHaveProperty('client_secret')
    expect((await admin.fetch(path, sending('POST', { client_id: 'app' }))).status).toBe(409)
    const renamed = await admin.fetch(`${path}/app`, sending('PUT', { client_id: 'other', client_name: 'App' }))
    expect(await bodyOf(renamed)).toMatchObject({ client_id: 'app', client_name: 'App' })
    expect((await admin.fetch(`${path}/app`, { method: 'DELETE' })).status).toBe(204)
    expect((await admin.fetch(`${path}/app`)).status).toBe(isFirst ? 401 : 404)
    expect((await admin.fetch(`${path}/app`, { method: 'DELETE' })).status).toBe(system === 'hydra-1.5' ? 204 : 404)
  })

  test.each([
    ['a short secret', { client_secret: 'abc' }, 'invalid_client_metadata'],
    ['a redirect URI with a fragment', { redirect_uris: ['https://a.example/#b'] }, 'invalid_redirect_uri'],
    ['keys twice over', { jwks: { keys: [] }, jwks_uri: 'https://a.example/' }, 'invalid_client_metadata'],
    ['no keys for private_key_jwt', { token_endpoint_auth_method: 'private_key_jwt' }, 'invalid_client_metadata'],
    ['an unknown subject type', { subject_type: 'mystery' }, 'invalid_client_metadata'],
    ['a signature that it cannot make', { userinfo_signed_response_alg: 'HS256' }, 'invalid_client_metadata'],
    ['an origin with a path', { allowed_cors_origins: ['https://a.example/b'] }, 'invalid_client_metadata'],
    ['a foreign post-logout URI', { post_logout_redirect_uris: ['https://b.example/'] }, 'invalid_client_metadata'],
    ['a sector without TLS', { sector_identifier_uri: 'http://a.example/' }, 'invalid_client_metadata'],
  ])('refuses a client with %s', async (_what, wish, error) => {
    const { admin } = await start(system)
    const refused = await admin.fetch(adminPath(system, '/clients'), sending('POST', wish))
    expect(refused.status).toBe(400)
    expect(await bodyOf(refused)).toMatchObject({ error: system === 'hydra-1.5' ? 'invalid_request' : error })
  })

  test.each([['{'], [''], ['[]'], ['{"redirect_uris": "https://a.example/"}'], ['{"jwks":{"keys":[{"kty":"no"}]}}']])(
    'cannot read %s as a client',
    async (body) => {
      const { admin } = await start(system)
      const refused = await admin.fetch(adminPath(system, '/clients'), { method: 'POST', body })
      expect(refused.status).toBe(isFirst ? 500 : 400)
    },
  )

  test('what follows the first value of a body is ignored', async () => {
    const { admin } = await start(system)
    const made = await admin.fetch(adminPath(system, '/clients'), { method: 'POST', body: '{"client_id":"a"} {}' })
    expect(await bodyOf(made)).toMatchObject({ client_id: 'a' })
  })

  test('a list leads from page to page until every client was there once', async () => {
    const { admin } = await start(system)
    const ids = ['a', 'b', 'c', 'd', 'e']
    for (const client_id of ids) await admin.fetch(adminPath(system, '/clients'), sending('POST', { client_id }))
    const seen: unknown[] = []
    let url: string | undefined = adminPath(system, `/clients?${isFirst ? 'limit' : 'page_size'}=2`)
    for (let pages = 0; url !== undefined && pages < 5; pages++) {
      const response = await admin.fetch(url)
      const page: unknown = await response.json()
      if (Array.isArray(page)) seen.push(...page.map((client: { client_id: string }) => client.client_id))
      const [, next] = /<([^>]*)>; rel="next"/.exec(response.headers.get('link') ?? '') ?? []
      url = next === undefined ? undefined : `http://admin${next}`
    }
    expect(seen).toEqual(ids)
  })

  test('a key set is made, replaced and deleted', async () => {
    const { admin } = await start(system)
    const path = adminPath(system, '/keys/mine')
    const made = await admin.fetch(path, sending('POST', { alg: 'ES512', use: 'sig', kid: 'one' }))
    expect(made.status).toBe(201)
    const { keys } = await bodyOf(made)
    const names = Array.isArray(keys) ? keys.map((key: { kid: string }) => key.kid) : []
    expect(names).toEqual(isFirst ? ['private:one', 'public:one'] : ['one'])
    expect((await admin.fetch(path, sending('PUT', { keys: [] }))).status).toBe(200)
    expect((await admin.fetch(path)).status).toBe(404)
    expect((await admin.fetch(path, { method: 'DELETE' })).status).toBe(204)
  })

  test('algorithms that the line does not make are refused', async () => {
    const { admin } = await start(system)
    const wish = { alg: isFirst ? 'EdDSA' : 'HS256', use: 'sig', kid: 'one' }
    expect((await admin.fetch(adminPath(system, '/keys/mine'), sending('POST', wish))).status).toBe(400)
  })

  test('its own keys are published, and new ones after a rotation', async () => {
    const provider = await start(system)
    const published = async (): Promise<number> => {
      const { keys } = await bodyOf(await provider.fetch(publicPath('/.well-known/jwks.json')))
      expect(JSON.stringify(keys)).not.toContain('"d"')
      return Array.isArray(keys) ? keys.length : 0
    }
    const before = await published()
    expect(before).toBe(isFirst ? 1 : 2)
    await provider.rotateKeys()
    expect(await published()).toBe(2 * before)
  }, 60_000)

  test('metrics count exchanges by their endpoint', async () => {
    const provider = await start(system)
    await provider.fetch(publicPath('/health/alive'))
    const text = await (await provider.admin.fetch(adminPath(system, '/metrics/prometheus'))).text()
    expect(text).toContain('# TYPE go_goroutines gauge')
    const own = { 'hydra-1.5': undefined, 'hydra-1.9': 'hydra_response_time_seconds_count' }
    const name = isFirst ? own[system === 'hydra-1.5' ? 'hydra-1.5' : 'hydra-1.9'] : 'http_requests_total'
    if (name !== undefined) expect(text).toMatch(new RegExp(`^${name}\\{.*endpoint="/health/alive".*\\} 1$`, 'm'))
  })

  test('metrics name endpoints and methods as the line does', async () => {
    const provider = await start(system)
    await provider.admin.fetch(adminPath(system, '/clients/one'))
    await provider.fetch(publicPath('/nowhere'))
    const text = await (await provider.admin.fetch(adminPath(system, '/metrics/prometheus'))).text()
    const labels = (name: string, label: string): readonly string[] => [
      ...new Set(
        [...text.matchAll(new RegExp(`^${name}\\{.*${label}="([^"]*)"`, 'gm'))].map(([, value = '']) => value),
      ),
    ]
    if (isFirst) {
      const endpoints = system === 'hydra-1.5' ? [] : ['/clients/one', '{unmatched}']
      expect(labels('hydra_response_time_seconds_count', 'endpoint')).toEqual(endpoints)
      return
    }
    expect(labels('http_requests_total', 'endpoint')).toEqual(['/admin/clients/{param}', '{unmatched}'])
    expect(labels('http_requests_total', 'method')).toEqual(['get'])
    expect(labels('http_requests_statuses_total', 'method')).toEqual(['GET'])
  })

  test('listens on two ports with one state', async () => {
    const provider = await start(system)
    const listener = await listen(provider)
    opened.push(listener)
    expect(provider.issuer).toBe(`${listener.url}/`)
    const base = `${listener.admin.url}${isFirst ? '' : '/admin'}/clients`
    await fetch(base, { method: 'POST', body: '{"client_id":"é"}' })
    expect((await fetch(`${base}/%C3%A9`)).status).toBe(200)
    expect((await fetch(`${listener.url}/oauth2/fallbacks/error?error=<b>`)).status).toBe(500)
  })
})

test('a path that is not percent-encoded, and a body that is too large, are refused', async () => {
  const { admin } = await start('hydra-2')
  expect((await admin.fetch('http://admin/admin/clients/%zz')).status).toBe(400)
  const large = JSON.stringify({ client_name: 'x'.repeat(1_100_000) })
  expect((await admin.fetch('http://admin/admin/clients', { method: 'POST', body: large })).status).toBe(413)
})

test.each(HYDRA_SYSTEMS)('%s knows a path whose letters are encoded', async (system) => {
  const provider = await start(system)
  expect((await provider.fetch(publicPath('/%68ealth/%61live'))).status).toBe(200)
  const names = await provider.admin.fetch(adminPath(system, '/clients/%41%252F'))
  expect(names.status).toBe(system.startsWith('hydra-1') ? 401 : 404)
  expect(names.headers.get('content-type')).toContain('application/json')
})

test('the root is nowhere, but on the public side of the current line it leads to itself', async () => {
  for (const system of HYDRA_SYSTEMS) {
    const { fetch, admin } = await start(system)
    expect((await admin.fetch('http://admin/')).status).toBe(404)
    expect((await fetch('http://public/', { redirect: 'manual' })).status).toBe(system === 'hydra-2' ? 307 : 404)
  }
})

test('1.9 drops the connection for a limit of 0', async () => {
  const provider = await start('hydra-1.9')
  const listener = await listen(provider)
  opened.push(listener)
  await expect(fetch(`${listener.admin.url}/clients?limit=0`)).rejects.toThrow()
  expect((await fetch(`${listener.admin.url}/clients?limit=1`)).status).toBe(200)
})

test('a patch adds, replaces and removes members; a test that fails changes nothing', async () => {
  const { admin } = await start('hydra-2')
  const url = 'http://admin/admin/clients/app'
  await admin.fetch('http://admin/admin/clients', sending('POST', { client_id: 'app', owner: 'me' }))
  const steps = [
    { op: 'add', path: '/contacts/-', value: 'a@example.org' },
    { op: 'replace', path: '/client_name', value: 'App' },
    { op: 'remove', path: '/owner' },
  ]
  expect(await bodyOf(await admin.fetch(url, sending('PATCH', steps)))).toMatchObject({ client_name: 'App', owner: '' })
  const failing = [
    { op: 'test', path: '/client_name', value: 'Other' },
    { op: 'remove', path: '/client_name' },
  ]
  expect((await admin.fetch(url, sending('PATCH', failing))).status).toBe(500)
  expect(await bodyOf(await admin.fetch(url))).toMatchObject({ client_name: 'App', contacts: ['a@example.org'] })
})

test('life spans are shown as Go prints them', async () => {
  const { admin } = await start('hydra-2')
  await admin.fetch('http://admin/admin/clients', sending('POST', { client_id: 'app' }))
  const url = 'http://admin/admin/clients/app/lifespans'
  const set = await admin.fetch(url, sending('PUT', { client_credentials_grant_access_token_lifespan: '1234s' }))
  expect(await bodyOf(set)).toMatchObject({ client_credentials_grant_access_token_lifespan: '20m34s' })
})

test('a client registers, manages itself with its token, and deletes itself', async () => {
  const { fetch } = await start('hydra-2', { dynamicClientRegistration: true })
  const url = publicPath('/oauth2/register')
  const { client_id, registration_access_token } = await bodyOf(await fetch(url, sending('POST', { client_name: 'A' })))
  const bearer = (token: unknown) => ({ headers: { authorization: `Bearer ${String(token)}` } })
  const own = `${url}/${String(client_id)}`
  expect((await fetch(own)).status).toBe(401)
  const change = { ...sending('PUT', { client_name: 'B' }), ...bearer(registration_access_token) }
  const changed = await bodyOf(await fetch(own, change))
  expect(changed.client_name).toBe('B')
  expect((await fetch(own, bearer(registration_access_token))).status).toBe(401)
  const gone = await fetch(own, { method: 'DELETE', ...bearer(changed.registration_access_token) })
  expect(gone.status).toBe(204)
  expect((await fetch(url, sending('POST', { client_secret: 'my-own-secret' }))).status).toBe(400)
  expect((await fetch(url, sending('POST', { skip_consent: true }))).status).toBe(400)
})

test('registration that is off is not there', async () => {
  const { fetch } = await start('hydra-2')
  expect((await fetch(publicPath('/oauth2/register'), sending('POST', {}))).status).toBe(404)
})

test('an issuer is trusted once for a subject and a key', async () => {
  const { admin } = await start('hydra-2')
  const url = 'http://admin/admin/trust/grants/jwt-bearer/issuers'
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: 'AAAA', kid: 'k', alg: 'EdDSA', use: 'sig' }
  const wish = { issuer: 'https://a.example', subject: 's', scope: ['x'], jwk, expires_at: '2050-01-01T00:00:00Z' }
  const made = await admin.fetch(url, sending('POST', wish))
  expect(made.status).toBe(201)
  const { id } = await bodyOf(made)
  expect((await admin.fetch(url, sending('POST', wish))).status).toBe(409)
  expect((await admin.fetch(url, sending('POST', { ...wish, issuer: '' }))).status).toBe(400)
  expect((await admin.fetch(`${url}/${String(id)}`, { method: 'DELETE' })).status).toBe(204)
  expect((await admin.fetch(`${url}/${String(id)}`)).status).toBe(404)
  // Its key is a key set of the admin API, and goes with it.
  const keys = `http://admin/admin/keys/${encodeURIComponent(wish.issuer)}`
  expect((await admin.fetch(keys)).status).toBe(404)
  expect((await admin.fetch(url, sending('POST', wish))).status).toBe(201)
  expect((await admin.fetch(keys)).status).toBe(200)
})

const CORS = {
  enabled: true,
  allowedOrigins: ['https://*.spa.example'],
  allowedMethods: ['GET', 'POST'],
  allowedHeaders: ['Authorization', 'Content-Type'],
  exposedHeaders: undefined,
  allowCredentials: true,
  maxAge: 0,
  optionsPassthrough: false,
} as const

test.each(['hydra-1.9', 'hydra-2'] as const)(
  '%s lets browsers of the origins in its settings call it',
  async (system) => {
    const { fetch } = await start(system, { publicCors: CORS })
    const ask = (origin: string, method = 'POST') =>
      fetch(publicPath('/oauth2/token'), {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': method, 'access-control-request-headers': 'authorization' },
      })
    const allowed = await ask('https://a.spa.example')
    expect(allowed.status).toBe(system === 'hydra-1.9' ? 200 : 204)
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://a.spa.example')
    expect((await ask('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull()
    expect((await ask('https://a.spa.example', 'PATCH')).headers.get('access-control-allow-methods')).toBeNull()
  },
)

test('a client allows origins of its own to requests that name it', async () => {
  const { fetch, admin } = await start('hydra-1.9', { publicCors: { ...CORS } })
  const wish = { client_id: 'app', client_secret: 'app-secret', allowed_cors_origins: ['https://*.own.example'] }
  await admin.fetch('http://admin/clients', sending('POST', wish))
  const ask = async (origin: string, user: string): Promise<string | null> => {
    const authorization = `Basic ${Buffer.from(`${user}:app-secret`).toString('base64')}`
    const response = await fetch(publicPath('/oauth2/token'), { method: 'POST', headers: { origin, authorization } })
    expect(response.headers.get('vary')).toBe('Origin')
    return response.headers.get('access-control-allow-origin')
  }
  expect(await ask('https://a.own.example', 'app')).toBe('https://a.own.example')
  expect(await ask('https://a.b.own.example', 'app')).toBeNull()
  expect(await ask('https://a.own.example', 'other')).toBeNull()
})

test('settings come from the variables of the server', async () => {
  const { settingsOf } = await import('./environment.js')
  expect(
    settingsOf({ URLS_LOGIN: 'http://127.0.0.1:3000/login', TTL_ACCESS_TOKEN: '1h30m', OTHER: 'x' }),
  ).toMatchObject({ loginUrl: 'http://127.0.0.1:3000/login', accessTokenTtl: 5_400 })
  expect(() => settingsOf({ TTL_ACCESS_TOKEN: 'soon' })).toThrow(/TTL_ACCESS_TOKEN: "soon"/)
})

test('an unknown option or setting is named', async () => {
  const settings: Partial<HydraSettings> = { ['loginURL' as 'loginUrl']: 'x' }
  await expect(createProvider({ system: 'hydra-2', settings })).rejects.toThrow(/settings.loginURL/)
})
