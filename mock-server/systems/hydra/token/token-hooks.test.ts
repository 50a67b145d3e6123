import { decodeJwt, decodeProtectedHeader } from 'jose'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../seams.js'
import { isObject } from '../json-values.js'
import type { HydraSettings } from '../settings.js'
import { HYDRA_SYSTEMS, type HydraSystem } from '../systems.js'
import { CALLBACK } from '../testing-hydra.js'
import { openHydra } from '../testing-open-hydra.js'

const HOOK = 'https://app.example/hook'
const REFRESH_HOOK = 'https://app.example/refresh'

/** What a hook was told. */
interface Call {
  readonly url: string
  readonly headers: Headers
  readonly body: JsonObject
}

/** A Hydra with hooks, which answer as `answer` says. */
async function hooked(system: HydraSystem, answer: (call: Call) => Response, settings: Partial<HydraSettings> = {}) {
  const calls: Call[] = []
  const { hydra } = await openHydra(system, {
    settings: { tokenHook: { url: HOOK }, ...settings },
    fetch: async (request) => {
      const body: unknown = JSON.parse(await request.text())
      const call = { url: request.url, headers: request.headers, body: isObject(body) ? body : {} }
      calls.push(call)
      return answer(call)
    },
  })
  await hydra.client({ client_id: 'web' })
  const consent = { session: { access_token: { tier: 'gold' }, id_token: { email: 'ada@op.example' } } }
  const code = async (): Promise<string> => {
    const { parameters } = await hydra.flow({ client_id: 'web', scope: 'openid offline' }, { consent })
    return parameters.code ?? ''
  }
  const exchange = (given: string) =>
    hydra.token('web', { grant_type: 'authorization_code', code: given, redirect_uri: CALLBACK })
  const refresh = (token: unknown) => hydra.token('web', { grant_type: 'refresh_token', refresh_token: String(token) })
  return { hydra, calls, code, exchange, refresh }
}

const unchanged = () => new Response(null, { status: 204 })
const claimsText = () => Response.json({ session: 'gold' })
const objectOf = (value: unknown): JsonObject => (isObject(value) ? value : {})
const claims = (session: JsonObject) => Response.json({ session })

describe.each(HYDRA_SYSTEMS.filter((system) => !system.startsWith('hydra-1')))('token hooks of %s', (system) => {
  test('are told of the session and the request, and nothing that opens anything', async () => {
    const auth = { in: 'header', name: 'x-key', value: 'hook-secret' } as const
    const { calls, code, exchange } = await hooked(system, unchanged, { tokenHook: { url: HOOK, auth } })
    const given = await code()
    expect((await exchange(given)).status).toBe(200)
    expect(calls).toMatchObject([
      {
        url: HOOK,
        body: {
          session: {
            id_token: {
              id_token_claims: { sub: 'alice', ext: { email: 'ada@op.example', sid: expect.any(String) } },
              subject: 'alice',
            },
            extra: { tier: 'gold' },
            client_id: 'web',
          },
          request: {
            client_id: 'web',
            requested_scopes: ['openid', 'offline'],
            granted_scopes: [],
            granted_audience: [],
            grant_types: ['authorization_code'],
            payload: { grant_type: ['authorization_code'] },
          },
        },
      },
    ])
    expect(calls[0]?.headers.get('x-key')).toBe('hook-secret')
    expect(calls[0]?.headers.get('content-type')).toBe('application/json; charset=UTF-8')
    expect(JSON.stringify(calls)).not.toContain(given)
  })

  test('see a request of a client for itself as it is before there is a token', async () => {
    const { hydra, calls } = await hooked(system, unchanged)
    await hydra.token('web', { scope: 'email', client_id: 'web', grant_type: 'client_credentials' })
    const { id_token, ...session } = objectOf(calls[0]?.body.session)
    expect(objectOf(id_token).username).toBe(system === 'hydra-2.3' ? '' : undefined)
    expect(id_token).toMatchObject({
      id_token_claims: { sub: '', aud: null, amr: null, ext: null },
      headers: { extra: null },
      expires_at: { access_token: expect.stringMatching(/Z$/) },
      subject: 'web',
    })
    expect(session).toEqual({
      extra: {},
      kid: '',
      client_id: 'web',
      consent_challenge: '',
      exclude_not_before_claim: false,
      allowed_top_level_claims: [],
      mirror_top_level_claims: true,
    })
    expect(JSON.stringify(calls[0]?.body.request)).toBe(
      '{"client_id":"web","requested_scopes":["email"],"granted_scopes":["email"],"granted_audience":[],' +
        '"grant_types":["client_credentials"],' +
        '"payload":{"client_id":["web"],"grant_type":["client_credentials"],"scope":["email"]}}',
    )
  })

  test('see at a refresh what was granted, when the tokens end, and the keys that sign', async () => {
    const { hydra, calls, code, exchange, refresh } = await hooked(system, unchanged, {
      accessTokenStrategy: 'jwt',
      authCodeTtl: 60,
    })
    const { json } = await exchange(await code())
    hydra.hydra.clock.freeze()
    await refresh(json.refresh_token)
    const { session, request } = calls[1]?.body ?? {}
    expect(request).toMatchObject({
      requested_scopes: ['openid', 'offline'],
      granted_scopes: ['openid', 'offline'],
      payload: { grant_type: ['refresh_token'] },
    })
    const { expires_at, headers } = objectOf(objectOf(session).id_token)
    expect(Object.keys(objectOf(expires_at))).toEqual(['access_token', 'authorize_code', 'refresh_token'])
    const ends = Date.parse(String(objectOf(expires_at).access_token))
    expect(ends).toBe(Math.floor(hydra.hydra.clock.now() / 1_000) * 1_000 + 3_600_000)
    expect(headers).toEqual({ extra: { kid: decodeProtectedHeader(String(json.id_token)).kid } })
    expect(objectOf(session).kid).toBe(decodeProtectedHeader(String(json.access_token)).kid)
  })

  test('leave everything as it is with 204', async () => {
    const { hydra, code, exchange } = await hooked(system, unchanged)
    const { json } = await exchange(await code())
    expect(decodeJwt(String(json.id_token))).toMatchObject({ email: 'ada@op.example', sid: expect.any(String) })
    expect(await hydra.introspect(json.access_token)).toMatchObject({ ext: { tier: 'gold' } })
  })

  test('put their claims in the place of all others with 200, for good', async () => {
    const { hydra, code, exchange, refresh } = await hooked(system, ({ body }) =>
      isObject(body.request) && body.request.grant_types?.toString() === 'refresh_token'
        ? unchanged()
        : claims({ access_token: { hooked: true }, id_token: { team: 'blue' } }),
    )
    const { json } = await exchange(await code())
    const told = decodeJwt(String(json.id_token))
    expect(told).toMatchObject({ sub: 'alice', team: 'blue' })
    for (const gone of ['email', 'sid']) expect(told).not.toHaveProperty(gone)
    expect(await hydra.introspect(json.access_token)).toMatchObject({ ext: { hooked: true } })
    const later = (await refresh(json.refresh_token)).json
    expect(decodeJwt(String(later.id_token))).toMatchObject({ team: 'blue' })
    expect(await hydra.introspect(later.access_token)).toMatchObject({ ext: { hooked: true } })
  })

  test('leave no claims at all where their answer has none, and only the first value of it counts', async () => {
    const { calls, code, exchange, refresh } = await hooked(
      system,
      ({ body }) =>
        objectOf(body.request).grant_types?.toString() === 'refresh_token'
          ? unchanged()
          : new Response('{"session":{}} and more'),
      { accessTokenStrategy: 'jwt' },
    )
    const { json } = await exchange(await code())
    expect(decodeJwt(String(json.access_token)).ext).toBeNull()
    const later = (await refresh(json.refresh_token)).json
    expect(decodeJwt(String(later.access_token)).ext).toBeNull()
    const session = objectOf(calls[1]?.body.session)
    expect(session.extra).toBeNull()
    expect(objectOf(objectOf(session.id_token).id_token_claims).ext).toBeNull()
  })

  test.each([
    { title: 'deny with 403', answer: () => new Response('', { status: 403 }), status: 403, error: 'access_denied' },
    { title: 'fail with 400', answer: () => new Response('', { status: 400 }), status: 500, error: 'server_error' },
    { title: 'fail without JSON', answer: () => new Response('yes'), status: 500, error: 'server_error' },
    { title: 'fail without an object', answer: () => Response.json([]), status: 500, error: 'server_error' },
    { title: 'fail with a text for a session', answer: () => claimsText(), status: 500, error: 'server_error' },
  ])('$title, and the code is good for another try', async ({ answer, status, error }) => {
    let first = true
    const { code, exchange } = await hooked(system, () => {
      if (!first) return unchanged()
      first = false
      return answer()
    })
    const given = await code()
    expect(await exchange(given)).toMatchObject({ status, json: { error, error_description: expect.any(String) } })
    expect((await exchange(given)).status).toBe(200)
  })

  test('are asked three times when they are not there', async () => {
    const { hydra, calls } = await hooked(system, () => {
      throw new TypeError('no route to host')
    })
    const { status, json } = await hydra.token('web', { grant_type: 'client_credentials' })
    expect({ status, error: json.error }).toEqual({ status: 500, error: 'server_error' })
    expect(calls).toHaveLength(3)
  })

  test('of refreshes come before the others, and a refused refresh uses nothing up', async () => {
    let denied = false
    const settings = { refreshTokenHook: { url: REFRESH_HOOK } }
    const { hydra, calls, code, exchange, refresh } = await hooked(
      system,
      ({ url }) => {
        if (url !== REFRESH_HOOK) return unchanged()
        return denied ? new Response('', { status: 403 }) : claims({ access_token: { seen: 'by refresh' } })
      },
      settings,
    )
    const { json } = await exchange(await code())
    expect(calls.map(({ url }) => url)).toEqual([HOOK])
    denied = true
    expect((await refresh(json.refresh_token)).status).toBe(403)
    denied = false
    const refreshed = await refresh(json.refresh_token)
    expect(refreshed.status).toBe(200)
    expect(calls.slice(2)).toMatchObject([
      {
        url: REFRESH_HOOK,
        body: { subject: 'alice', client_id: 'web', requester: { grant_types: ['refresh_token'] } },
      },
      { url: HOOK, body: { session: { extra: { seen: 'by refresh' } } } },
    ])
    expect(await hydra.introspect(refreshed.json.access_token)).toMatchObject({ ext: { seen: 'by refresh' } })
  })
})

test.each(HYDRA_SYSTEMS.filter((system) => system.startsWith('hydra-1')))('%s knows no hooks', async (system) => {
  const { hydra, calls } = await hooked(system, () => new Response('', { status: 403 }))
  expect((await hydra.token('web', { grant_type: 'client_credentials' })).status).toBe(200)
  expect(calls).toEqual([])
})
