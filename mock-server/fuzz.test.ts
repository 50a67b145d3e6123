import { expect, test } from 'vitest'
import { HANDLERS } from './handlers.js'
import type { Provider } from './provider.js'
import { authorize, basic, CHALLENGE, signIn, VERIFIER, validatedProvider } from './provider.test-support.js'
import { seededRandom } from './random.js'
import { type Route, routesFor } from './routing/routes.js'

/** Requests in all; the same ones in every run. */
const COUNT = 3_000

const routes = routesFor(HANDLERS)
const random = seededRandom('fuzz')
const below = (limit: number): number => ((random.bytes(1)[0] ?? 0) * 256 + (random.bytes(1)[0] ?? 0)) % limit
function pick<T>(choices: readonly T[]): T {
  const choice = choices[below(choices.length)]
  if (choice === undefined) throw new Error('nothing to choose from')
  return choice
}
const chance = (percent: number): boolean => below(100) < percent

const NAMES = [
  ...[
    'client_id',
    'redirect_uri',
    'response_type',
    'response_mode',
    'scope',
    'state',
    'nonce',
    'prompt',
    'max_age',
    'display',
    'claims',
  ],
  ...[
    'acr_values',
    'login_hint',
    'id_token_hint',
    'ui_locales',
    'request',
    'request_uri',
    'code_challenge',
    'code_challenge_method',
    'registration',
  ],
  ...[
    'grant_type',
    'code',
    'code_verifier',
    'refresh_token',
    'device_code',
    'client_secret',
    'client_assertion',
    'client_assertion_type',
  ],
  ...[
    'token',
    'token_type_hint',
    'access_token',
    'interaction',
    'csrf',
    'username',
    'password',
    'user_code',
    'post_logout_redirect_uri',
    'logout_hint',
  ],
  ...['__proto__', 'constructor', 'toString', 'decision', 'action', ''],
] as const

/** Values that fit somewhere, so that requests get further than the first check. */
const FITTING = [
  ...[
    'app',
    'spa',
    'app-secret',
    'http://127.0.0.1/callback',
    'code',
    'id_token',
    'code id_token token',
    'none',
    'query',
    'fragment',
    'form_post',
  ],
  ...[
    'openid',
    'openid profile offline_access',
    'n-1',
    'login',
    'none',
    'consent select_account',
    '0',
    '3600',
    CHALLENGE,
    VERIFIER,
    'S256',
    'plain',
  ],
  ...[
    'authorization_code',
    'refresh_token',
    'client_credentials',
    'urn:ietf:params:oauth:grant-type:device_code',
    'alice',
    'password',
    'page',
  ],
  ...[
    'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    '{"id_token":{"acr":{"essential":true}}}',
    'urn:ietf:params:oauth:request_uri:abc',
  ],
  ...['allow', 'deny', 'accept', 'http://127.0.0.1:1/', 'https://rp.example/request.jwt'],
]
const ODD = [
  ...[
    '',
    ' ',
    '\0',
    '\r\nSet-Cookie: a=b',
    '%',
    '%ff',
    '\ud800',
    '\ufffd',
    '"<script>alert(1)</script>',
    "'; drop table",
    '../../etc/passwd',
    '😀'.repeat(50),
  ],
  ...[
    '[]',
    '{}',
    '{',
    '{"userinfo":[]}',
    '{"id_token":{"sub":{"value":[[[]]]}}}',
    'null',
    'true',
    '-1',
    '1e309',
    'NaN',
    '9'.repeat(400),
  ],
  ...[
    'a.b.c',
    'e30.e30.',
    'eyJhbGciOiJub25lIn0.e30.',
    'eyJhbGciOiJSUzI1NiJ9.bnVsbA.AAAA',
    `${btoa('{"alg":"HS256"}')}.${btoa('{"sub":"app","exp":"x"}')}.AAAA`,
  ],
  ...[
    'javascript:alert(1)',
    'http://[::1',
    'http://127.0.0.1/callback#x',
    'HTTP://127.0.0.1:99999/callback',
    '//evil.example',
    'x'.repeat(20_000),
  ],
]
const JSONS = [
  ...[
    null,
    true,
    0,
    -1,
    1e308,
    '',
    'text',
    [],
    {},
    [[]],
    { a: null },
    ['http://127.0.0.1/cb'],
    ['https://rp.example/cb'],
    [1, null],
    ['code'],
    ['implicit'],
  ],
  ...[
    { keys: [{ kty: 'RSA', n: 'x', e: 'y' }] },
    { keys: 'none' },
    'RS256',
    'none',
    'pairwise',
    'native',
    'private_key_jwt',
    'https://rp.example/x',
    86_400,
  ],
]
const MEMBERS = [
  ...[
    'redirect_uris',
    'response_types',
    'grant_types',
    'application_type',
    'client_name',
    'jwks',
    'jwks_uri',
    'sector_identifier_uri',
    'subject_type',
  ],
  ...[
    'id_token_signed_response_alg',
    'userinfo_signed_response_alg',
    'token_endpoint_auth_method',
    'default_max_age',
    'default_acr_values',
  ],
  ...[
    'post_logout_redirect_uris',
    'backchannel_logout_uri',
    'frontchannel_logout_uri',
    'initiate_login_uri',
    'scope',
    'client_id',
    'client_secret',
    '__proto__',
  ],
]

/** What the provider itself gave out: found in other requests, or put there. */
async function givenOut(idp: Provider): Promise<string[]> {
  const { body } = await signIn(idp, { scope: 'openid offline_access', prompt: 'consent' })
  const code = (await authorize(idp)).get('code') ?? ''
  const login = await idp.fetch(
    `${idp.issuer}/authorize?client_id=app&redirect_uri=http://127.0.0.1/callback&response_type=code&scope=openid&prompt=login`,
  )
  const interaction =
    new URL(login.headers.get('location') ?? 'http://x/', idp.issuer).searchParams.get('interaction') ?? 'x'
  return [body.access_token, body.refresh_token, body.id_token, code, interaction].map(String)
}

/** Half a surrogate pair can't be percent-encoded. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '?')
const encoded = (text: string): string => {
  if (chance(6)) return text.replaceAll('&', '').replaceAll('#', '')
  return encodeURIComponent(wellFormed(text))
}
const parameters = (values: readonly string[]): string =>
  Array.from({ length: below(12) }, () => `${encoded(pick(NAMES))}=${encoded(pick(chance(70) ? values : ODD))}`).join(
    '&',
  )
const json = (): string =>
  chance(8)
    ? pick(ODD)
    : `{${Array.from({ length: below(8) }, () => `"${pick(MEMBERS)}":${JSON.stringify(pick(JSONS))}`).join(',')}}`

function headersOf(values: readonly string[], type: string | undefined): Headers {
  const headers = new Headers()
  const set = (name: string, value: string) => headers.set(name, value.replace(/[^\x20-\x7e]/g, '?'))
  if (type !== undefined)
    set(
      'content-type',
      chance(95) ? type : pick(['text/plain', 'multipart/form-data', ';', 'application/json;charset=x']),
    )
  if (chance(50))
    set(
      'authorization',
      pick([
        basic('app', 'app-secret').authorization,
        `Bearer ${pick(values)}`,
        `Basic ${pick(ODD)}`,
        pick(ODD),
        'Bearer',
        'Negotiate x',
      ]),
    )
  if (chance(20))
    set('cookie', pick(['touchstone_session=x', 'touchstone_browser=x; touchstone_session=', '=', ';;;', pick(ODD)]))
  if (chance(10)) set('origin', pick(['https://app.example', 'null', pick(ODD)]))
  return headers
}

function requestFor(idp: Provider, route: Route, values: readonly string[]): Request {
  const [type] = route.mediaTypes
  const path = route.path.replace(
    /\{[^}]+\}/g,
    () => encodeURIComponent(wellFormed(pick(['app', 'nobody', ...ODD]))) || 'x',
  )
  const query = type === undefined || chance(10) ? `?${parameters(values)}` : ''
  const body = type === undefined ? undefined : type === 'application/json' ? json() : parameters(values)
  const init = {
    method: chance(97) ? route.method : pick(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS']),
    headers: headersOf(values, type),
  }
  const hasBody = body !== undefined && !['GET', 'HEAD', 'OPTIONS'].includes(init.method)
  return new Request(`${idp.issuer}${path}${query}`, { ...init, ...(hasBody && { body }), redirect: 'manual' })
}

test(`${COUNT} odd requests over all operations: no answer is a 5xx, and each fits its document`, {
  timeout: 120_000,
}, async () => {
  const log: string[] = []
  const idp = await validatedProvider({
    login: 'auto',
    seed: 'fuzz',
    log: (line) => log.push(line),
    fetch: async () => new Response(pick(ODD), { status: pick([200, 404, 500]) }),
  })
  const values = [...FITTING, ...(await givenOut(idp))]
  const statuses = new Map<string, Set<number>>()
  for (let i = 0; i < COUNT; i++) {
    const route = routes[i % routes.length]
    if (route === undefined) continue
    const request = requestFor(idp, route, values)
    const described = `${request.method} ${request.url}`
    const response = await idp.fetch(request)
    expect(response.status, `${described}\n${log.join('\n')}`).toBeLessThan(500)
    statuses.set(route.operationId, (statuses.get(route.operationId) ?? new Set()).add(response.status))
  }
  expect(log).toEqual([])
  // The requests get somewhere: most operations were reached beyond their first refusal.
  expect([...statuses.values()].filter((seen) => seen.size > 1).length).toBeGreaterThan(15)
})
