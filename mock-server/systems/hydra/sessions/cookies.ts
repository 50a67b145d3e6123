import { serialize } from 'hono/utils/cookie'
import type { HydraContext, HydraRequest } from '../context.js'
import type { LoginDecision } from '../flow-records.js'
import { murmur3 } from './murmur3.js'
import { requestTtl } from './request-ttl.js'

type CookieContext = Pick<HydraContext, 'line' | 'settings' | 'clock' | 'issuer'>

/** Cookies of the server. CSRF cookies belong to a client where the line has one for each. */
export type HydraCookie = 'loginCsrf' | 'consentCsrf' | 'session' | 'deviceCsrf'

/** The name of a cookie. Names for plain http end otherwise than those for https. */
export function cookieName(
  { line, settings }: Pick<CookieContext, 'line' | 'settings'>,
  cookie: HydraCookie,
  clientId?: string,
): string {
  const { cookies } = line.flows
  const own = cookies.configurable ? settings.cookieNames[cookie] : undefined
  const name = `${own ?? cookies[cookie]}${settings.dev ? cookies.insecureSuffix : ''}`
  return cookies.perClient && clientId !== undefined ? `${name}_${murmur3(clientId)}` : name
}

/** A `Set-Cookie` value. `maxAge` in seconds; without it the cookie lasts until the browser is closed. */
function setCookie(
  context: CookieContext,
  name: string,
  value: string,
  { maxAge, path }: { readonly maxAge: number | undefined; readonly path: string },
): string {
  if (maxAge === undefined) return serialize(name, value, { path, ...attributes(context) })
  const lasts = Math.min(maxAge, LONGEST)
  const cookie = serialize(name, value, { path, ...attributes(context), maxAge: lasts })
  // By the provider's clock: the library measures a date by that of the machine, and refuses one that is far away.
  return `${cookie}; Expires=${new Date(context.clock.now() + lasts * 1_000).toUTCString()}`
}
/** The cookie library refuses more than 400 days. */
const LONGEST = 34_560_000

/** The `Set-Cookie` value of a session that is remembered. */
export const sessionCookie = (context: CookieContext, value: string, login: LoginDecision): string =>
  setCookie(context, cookieName(context, 'session'), value, {
    maxAge: sessionMaxAge(context, login.remember_for),
    path: sessionPath(context),
  })

function sessionMaxAge({ line, settings }: CookieContext, rememberFor: number): number | undefined {
  if (rememberFor > 0) return rememberFor
  const { rememberedForZero, rememberedForLess } = line.flows.cookies
  const instead = rememberFor === 0 ? rememberedForZero : rememberedForLess
  return instead === 'as set' ? Math.min(settings.authenticationSessionTtl, LONGEST_AS_SET) : instead
}
const LONGEST_AS_SET = 15_552_000

/** A `Set-Cookie` value that takes the session cookie away. */
export function endedSessionCookie(context: CookieContext): string {
  const { domain, ...more } = { domain: undefined, ...attributes(context) }
  return serialize(cookieName(context, 'session'), '', {
    path: sessionPath(context),
    ...(domain !== undefined && { domain }),
    ...(context.line.flows.cookies.deletionHasAttributes && more),
    maxAge: 0,
    expires: new Date(1_000),
  })
}

/** What the session cookie of a browser says; `''` when there is none. */
export const sessionCookieOf = ({ cookies }: Pick<HydraRequest, 'cookies'>, context: CookieContext): string =>
  cookies[cookieName(context, 'session')] ?? ''

const sessionPath = ({ line, settings }: CookieContext): string =>
  line.flows.cookies.configurable ? settings.cookieSessionPath : '/'

function sameSite({ line, settings, issuer }: Omit<CookieContext, 'clock'>): 'None' | 'Lax' | 'Strict' {
  const wanted = settings.cookieSameSite ?? 'None'
  if (wanted !== 'None') return wanted
  const isLax = {
    never: false,
    'on a server without https': settings.dev,
    'for an issuer without https': !issuer.startsWith('https:'),
  }[line.flows.cookies.laxInsteadOfNone]
  return isLax ? 'Lax' : 'None'
}

function attributes(context: Omit<CookieContext, 'clock'>) {
  const { line, settings } = context
  const { configurable } = line.flows.cookies
  return {
    httpOnly: true,
    sameSite: sameSite(context),
    ...(configurable && settings.cookieDomain !== undefined && { domain: settings.cookieDomain }),
    ...((!settings.dev || (configurable && settings.cookieSecure)) && { secure: true }),
  } as const
}

/** `Set-Cookie` values that tie a request to its browser. Old browsers that misread `SameSite=None` get a second one without it. */
export function csrfCookies(
  context: CookieContext,
  cookie: Exclude<HydraCookie, 'session'>,
  { value, clientId }: { readonly value: string; readonly clientId?: string },
): readonly string[] {
  const name = cookieName(context, cookie, clientId)
  const lasts = { maxAge: csrfMaxAge(context), path: '/' }
  const modern = setCookie(context, name, value, lasts)
  if (!hasLegacyCookies(context)) return [modern]
  return [modern, setCookie(context, `${name}${LEGACY}`, value, lasts).replace(/; SameSite=None/, '')]
}
const LEGACY = '_legacy'

const hasLegacyCookies = (context: CookieContext): boolean =>
  context.settings.cookieSameSiteLegacyWorkaround && sameSite(context) === 'None'

/** What a browser proves by a CSRF cookie that the request began in it. */
export function csrfValue(
  cookies: Readonly<Record<string, string>>,
  context: CookieContext,
  cookie: Exclude<HydraCookie, 'session'>,
  clientId?: string,
): string | undefined {
  const name = cookieName(context, cookie, clientId)
  return cookies[name] ?? (hasLegacyCookies(context) ? cookies[`${name}${LEGACY}`] : undefined)
}

/** The life of a CSRF cookie in seconds. */
const csrfMaxAge = (context: CookieContext): number => context.line.flows.cookies.csrfMaxAge ?? requestTtl(context)
