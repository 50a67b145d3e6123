import { serialize } from 'hono/utils/cookie'
import type { HydraContext } from '../context.js'
import { murmur3 } from './murmur3.js'

type CookieContext = Pick<HydraContext, 'line' | 'settings' | 'clock'>

/** Cookies of the server. CSRF cookies belong to a client where the line has one for each. */
export type HydraCookie = 'loginCsrf' | 'consentCsrf' | 'session' | 'deviceCsrf'

/** The name of a cookie. Names for plain http end otherwise than those for https. */
export function cookieName({ line, settings }: CookieContext, cookie: HydraCookie, clientId?: string): string {
  const own = cookie === 'deviceCsrf' ? undefined : settings.cookieNames[cookie]
  const given = own ?? line.flows.cookies[cookie]
  const name = settings.dev ? given : given.replace(/_(dev|insecure)$/, '')
  return line.flows.cookies.perClient && clientId !== undefined ? `${name}_${murmur3(clientId)}` : name
}

/** A `Set-Cookie` value. `maxAge` in seconds; without it the cookie lasts until the browser is closed. */
export function setCookie(context: CookieContext, name: string, value: string, maxAge: number | undefined): string {
  if (maxAge === undefined) return serialize(name, value, attributes(context))
  const lasts = Math.min(maxAge, LONGEST)
  const cookie = serialize(name, value, { ...attributes(context), maxAge: lasts })
  // By the provider's clock: the library measures a date by that of the machine, and refuses one that is far away.
  return `${cookie}; Expires=${new Date(context.clock.now() + lasts * 1_000).toUTCString()}`
}
/** The cookie library refuses more than 400 days. */
const LONGEST = 34_560_000

/** A `Set-Cookie` value that takes a cookie away. */
export function deleteCookie(context: CookieContext, name: string): string {
  const { path, domain, ...more } = { domain: undefined, ...attributes(context) }
  return serialize(name, '', {
    path,
    ...(domain !== undefined && { domain }),
    ...(context.line.flows.cookies.deletionHasAttributes && more),
    maxAge: 0,
    expires: new Date(1_000),
  })
}

function sameSite({ line, settings }: Pick<CookieContext, 'line' | 'settings'>): 'None' | 'Lax' | 'Strict' {
  const { cookies } = line.flows
  const wanted = settings.cookieSameSite ?? cookies.sameSite
  return wanted === 'None' && settings.dev ? cookies.noneOverHttp : wanted
}

function attributes({ line, settings }: CookieContext) {
  return {
    path: '/',
    httpOnly: true,
    sameSite: sameSite({ line, settings }),
    ...(settings.cookieDomain !== undefined && { domain: settings.cookieDomain }),
    ...((!settings.dev || settings.cookieSecure) && { secure: true }),
  } as const
}

/** `Set-Cookie` values that tie a request to its browser. Old browsers that misread `SameSite=None` get a second one without it. */
export function csrfCookies(
  context: CookieContext,
  cookie: Exclude<HydraCookie, 'session'>,
  { value, clientId }: { readonly value: string; readonly clientId?: string },
): readonly string[] {
  const name = cookieName(context, cookie, clientId)
  const modern = setCookie(context, name, value, csrfMaxAge(context))
  if (!context.settings.cookieSameSiteLegacyWorkaround || sameSite(context) !== 'None') return [modern]
  return [modern, setCookie(context, `${name}${LEGACY}`, value, csrfMaxAge(context)).replace(/; SameSite=None/, '')]
}
const LEGACY = '_legacy'

/** What a browser proves by a CSRF cookie that the request began in it. */
export function csrfValue(
  cookies: Readonly<Record<string, string>>,
  context: CookieContext,
  cookie: Exclude<HydraCookie, 'session'>,
  clientId?: string,
): string | undefined {
  const name = cookieName(context, cookie, clientId)
  return cookies[name] ?? (context.settings.cookieSameSiteLegacyWorkaround ? cookies[`${name}${LEGACY}`] : undefined)
}

/** The life of a CSRF cookie in seconds. */
const csrfMaxAge = ({ line, settings }: CookieContext): number =>
  line.flows.cookies.csrfMaxAge ?? settings.loginConsentRequestTtl
