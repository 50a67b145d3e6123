import { expect, test } from 'vitest'
import { ProviderClock } from '../../../clock.js'
import { HYDRA_LINES } from '../lines.js'
import { DEFAULT_SETTINGS } from '../settings.js'
import { cookieName, csrfCookies, csrfValue, deleteCookie } from './cookies.js'

const clock = new ProviderClock({ now: () => 0 })

test('a CSRF cookie of 2.x belongs to one client', () => {
  const context = { line: HYDRA_LINES['hydra-2'], settings: DEFAULT_SETTINGS, clock }
  expect(cookieName(context, 'loginCsrf', 'code-full')).toBe('ory_hydra_login_csrf_dev_503816334')
})

test('names lose what marks plain http when the server is behind https', () => {
  const settings = { ...DEFAULT_SETTINGS, dev: false }
  const context = { line: HYDRA_LINES['hydra-1.9'], settings, clock }
  expect(cookieName(context, 'session')).toBe('oauth2_authentication_session')
})

test('a server behind https may keep the names for plain http, and say Secure', () => {
  const settings = { ...DEFAULT_SETTINGS, cookieSecure: true }
  const context = { line: HYDRA_LINES['hydra-2'], settings, clock }
  const [cookie] = csrfCookies(context, 'deviceCsrf', { value: 'v' })
  expect(cookie).toMatch(/^ory_hydra_device_csrf_dev=v;.* Secure;/)
})

test('a second cookie without SameSite comes for old browsers, and counts', () => {
  const settings = { ...DEFAULT_SETTINGS, cookieSameSiteLegacyWorkaround: true }
  const context = { line: HYDRA_LINES['hydra-1.5'], settings, clock }
  const [modern = '', legacy = ''] = csrfCookies(context, 'loginCsrf', { value: 'v' })
  expect(modern).toContain('SameSite=None')
  expect(legacy).not.toContain('SameSite')
  const cookies = { oauth2_authentication_csrf_legacy: 'v' }
  expect(csrfValue(cookies, context, 'loginCsrf')).toBe('v')
})

test('a cookie that is taken away ends in the past', () => {
  const context = { line: HYDRA_LINES['hydra-1.5'], settings: DEFAULT_SETTINGS, clock }
  expect(deleteCookie(context, 'x')).toBe('x=; Max-Age=0; Path=/; Expires=Thu, 01 Jan 1970 00:00:01 GMT')
})
