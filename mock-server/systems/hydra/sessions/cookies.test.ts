import { describe, expect, test } from 'vitest'
import { ProviderClock } from '../../../clock.js'
import type { LoginDecision } from '../flow-records.js'
import { HYDRA_LINES } from '../lines.js'
import { DEFAULT_SETTINGS, type HydraSettings } from '../settings.js'
import type { HydraSystem } from '../systems.js'
import { cookieName, csrfCookies, csrfValue, endedSessionCookie, sessionCookie } from './cookies.js'

const serverOf = (system: HydraSystem, settings: Partial<HydraSettings> = {}, issuer = 'http://127.0.0.1:4444/') => ({
  line: HYDRA_LINES[system],
  settings: { ...DEFAULT_SETTINGS, ...settings },
  clock: new ProviderClock({ now: () => 0 }),
  issuer,
})

const HTTPS = 'https://id.example/'

test.each([
  ['hydra-1.5', {}, 'oauth2_authentication_csrf', 'oauth2_authentication_session'],
  ['hydra-1.9', {}, 'oauth2_authentication_csrf_insecure', 'oauth2_authentication_session_insecure'],
  ['hydra-1.9', { dev: false }, 'oauth2_authentication_csrf', 'oauth2_authentication_session'],
  ['hydra-2', {}, 'ory_hydra_login_csrf_dev_503816334', 'ory_hydra_session_dev'],
  ['hydra-2', { dev: false }, 'ory_hydra_login_csrf_503816334', 'ory_hydra_session'],
] as const)('%s with %o names its cookies %s and %s', (system, settings, csrf, session) => {
  const server = serverOf(system, settings)
  expect(cookieName(server, 'loginCsrf', 'code-full')).toBe(csrf)
  expect(cookieName(server, 'session')).toBe(session)
})

test.each([
  ['hydra-1.9', 'oauth2_authentication_session_insecure', 'oauth2_consent_csrf_insecure'],
  ['hydra-2.3', 'mine_dev', 'asked_dev_503816334'],
] as const)('names can be set in 2.x, and still end as the server has it: %s', (system, session, consent) => {
  const cookieNames = { ...DEFAULT_SETTINGS.cookieNames, session: 'mine', consentCsrf: 'asked' }
  const server = serverOf(system, { cookieNames })
  expect(cookieName(server, 'session')).toBe(session)
  expect(cookieName(server, 'consentCsrf', 'code-full')).toBe(consent)
})

describe('SameSite', () => {
  const sameSiteOf = (...of: Parameters<typeof serverOf>): string | undefined =>
    /SameSite=(\w+)/.exec(csrfCookies(serverOf(...of), 'loginCsrf', { value: 'v' })[0] ?? '')?.[1]

  test.each([
    ['hydra-1.5', {}, 'http://id.example/', 'None'],
    ['hydra-1.9', {}, 'http://id.example/', 'Lax'],
    ['hydra-1.9', {}, HTTPS, 'Lax'],
    ['hydra-1.9', { dev: false }, HTTPS, 'None'],
    ['hydra-2.3', {}, 'http://id.example/', 'Lax'],
    ['hydra-2.3', { cookieSameSite: 'None' }, 'http://id.example/', 'Lax'],
    ['hydra-2', {}, HTTPS, 'None'],
    ['hydra-2', { cookieSameSite: 'Lax' }, HTTPS, 'Lax'],
    ['hydra-2', { cookieSameSite: 'Strict' }, 'http://id.example/', 'Strict'],
  ] as const)('of %s with %o at %s is %s', (system, settings, issuer, expected) => {
    expect(sameSiteOf(system, settings, issuer)).toBe(expected)
  })
})

test('a second cookie without SameSite comes for old browsers, and counts', () => {
  const server = serverOf('hydra-1.5', { cookieSameSiteLegacyWorkaround: true })
  const [modern = '', legacy = ''] = csrfCookies(server, 'loginCsrf', { value: 'v' })
  expect(modern).toContain('SameSite=None')
  expect(legacy).not.toContain('SameSite')
  const cookies = { oauth2_authentication_csrf_legacy: 'v' }
  expect(csrfValue(cookies, server, 'loginCsrf')).toBe('v')
  expect(csrfValue(cookies, { ...server, settings: DEFAULT_SETTINGS }, 'loginCsrf')).toBeUndefined()
})

test.each([
  ['hydra-1.9', /^oauth2_authentication_session_insecure=v; (?!.*(Domain|Secure)).*Path=\/;/],
  ['hydra-2', /^ory_hydra_session_dev=v; (?=.*Domain=example\.com)(?=.*Path=\/hydra)(?=.*Secure)/],
] as const)('domain, path and Secure can be set in 2.x: %s', (system, expected) => {
  const settings = { cookieDomain: 'example.com', cookieSessionPath: '/hydra', cookieSecure: true }
  expect(sessionCookie(serverOf(system, settings), 'v', signIn(60))).toMatch(expected)
})

const signIn = (remember_for: number): LoginDecision => ({
  subject: 'alice',
  remember: true,
  remember_for,
  extend_session_lifespan: false,
  acr: '',
  amr: [],
  context: undefined,
  force_subject_identifier: '',
  authenticated_at: 0,
})

test.each([
  ['hydra-1.5', 60, '60'],
  ['hydra-1.9', 0, undefined],
  ['hydra-1.9', -1, '2592000'],
  ['hydra-2.3', 0, undefined],
  ['hydra-2.3', -1, undefined],
  ['hydra-2', 60, '60'],
  ['hydra-2', 0, '3600'],
  ['hydra-2', -1, '3600'],
] as const)('the session of %s that is remembered for %i lasts %s seconds', (system, rememberFor, expected) => {
  const cookie = sessionCookie(serverOf(system, { authenticationSessionTtl: 3_600 }), 'v', signIn(rememberFor))
  expect(/Max-Age=(\d+)/.exec(cookie)?.[1]).toBe(expected)
})

test.each([
  ['hydra-1.5', 'oauth2_authentication_session=; Path=/; Expires=Thu, 01 Jan 1970 00:00:01 GMT; Max-Age=0'],
  [
    'hydra-1.9',
    'oauth2_authentication_session_insecure=; Path=/; Expires=Thu, 01 Jan 1970 00:00:01 GMT; Max-Age=0; HttpOnly; SameSite=Lax',
  ],
] as const)('a session that %s takes away ends in the past', (system, expected) => {
  expect(endedSessionCookie(serverOf(system))).toBe(expected)
})

test('the session that 2.x takes away is Secure as it was when it came, and has its domain', () => {
  const server = serverOf('hydra-2.3', { dev: false, cookieDomain: 'example.com', cookieSessionPath: '/hydra' }, HTTPS)
  expect(endedSessionCookie(server)).toBe(
    'ory_hydra_session=; Path=/hydra; Domain=example.com; Expires=Thu, 01 Jan 1970 00:00:01 GMT; Max-Age=0; HttpOnly; Secure; SameSite=None',
  )
})

test.each([
  ['.example.com', 'example.com'],
  ['127.0.0.1', '127.0.0.1'],
  ['localhost', 'localhost'],
  ['example.com:4444', undefined],
  ['under_score.example', undefined],
  [`${'a'.repeat(64)}.example`, undefined],
])('of the domain %s a cookie says %s', (cookieDomain, expected) => {
  const [cookie = ''] = csrfCookies(serverOf('hydra-2', { cookieDomain }), 'loginCsrf', { value: 'v', clientId: 'web' })
  expect(/Domain=([^;]*)/.exec(cookie)?.[1]).toBe(expected)
})

test('a session may be remembered for longer than browsers do', () => {
  const cookie = sessionCookie(serverOf('hydra-2'), 'v', signIn(100_000_000))
  expect(cookie).toContain('Expires=Sat, 03 Mar 1973 09:46:40 GMT; Max-Age=100000000;')
  expect(sessionCookie(serverOf('hydra-2'), 'v', signIn(Number.MAX_SAFE_INTEGER))).not.toContain('Invalid')
})
