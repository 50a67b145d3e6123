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

/** What follows a cookie's value. `sameSite` is left out for browsers that misread it. */
interface Attributes {
  readonly path: string
  readonly domain?: string
  readonly httpOnly?: boolean
  readonly secure?: boolean
  readonly sameSite?: 'None' | 'Lax' | 'Strict'
}

/** A `Set-Cookie` value in the order in which the servers write attributes. Any life will do: they have no longest one. */
function serialize(
  name: string,
  value: string,
  attributes: Attributes,
  life?: { readonly maxAge: number; readonly expires: Date },
): string {
  const { path, domain, httpOnly, secure, sameSite } = attributes
  let cookie = `${name}=${encodeURIComponent(value)}; Path=${path}`
  if (domain !== undefined && isCookieDomain(domain)) cookie += `; Domain=${domain.replace(/^\./, '')}`
  if (life !== undefined) cookie += `; Expires=${life.expires.toUTCString()}; Max-Age=${life.maxAge}`
  if (httpOnly === true) cookie += '; HttpOnly'
  if (secure === true) cookie += '; Secure'
  if (sameSite !== undefined) cookie += `; SameSite=${sameSite}`
  return cookie
}

/** The servers leave a domain out that is no host name, such as one with a port. */
const isCookieDomain = (domain: string): boolean =>
  domain.length <= 255 && /^\.?[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*$/i.test(domain)

/** A `Set-Cookie` value. `maxAge` in seconds; without it the cookie lasts until the browser is closed. */
function setCookie(
  { clock }: CookieContext,
  name: string,
  value: string,
  { maxAge, ...attributes }: Attributes & { readonly maxAge: number | undefined },
): string {
  if (maxAge === undefined) return serialize(name, value, attributes)
  const expires = new Date(clock.now() + Math.min(maxAge, LATEST) * 1_000)
  return serialize(name, value, attributes, { maxAge, expires })
}
/** Seconds after which no date can be written for sure. */
const LATEST = 9_000_000_000

/** The `Set-Cookie` value of a session that is remembered. */
export const sessionCookie = (context: CookieContext, value: string, login: LoginDecision): string =>
  setCookie(context, cookieName(context, 'session'), value, {
    maxAge: sessionMaxAge(context, login.remember_for),
    path: sessionPath(context),
    ...attributesOf(context),
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
  const path = sessionPath(context)
  const attributes = context.line.flows.cookies.deletionHasAttributes ? { path, ...attributesOf(context) } : { path }
  return serialize(cookieName(context, 'session'), '', attributes, { maxAge: 0, expires: new Date(1_000) })
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

function attributesOf(context: Omit<CookieContext, 'clock'>): Omit<Attributes, 'path'> {
  const { line, settings } = context
  const { configurable } = line.flows.cookies
  return {
    httpOnly: true,
    sameSite: sameSite(context),
    ...(configurable && settings.cookieDomain !== undefined && { domain: settings.cookieDomain }),
    ...((!settings.dev || (configurable && settings.cookieSecure)) && { secure: true }),
  }
}

/** `Set-Cookie` values that tie a request to its browser. Old browsers that misread `SameSite=None` get a second one without it. */
export function csrfCookies(
  context: CookieContext,
  cookie: Exclude<HydraCookie, 'session'>,
  { value, clientId }: { readonly value: string; readonly clientId?: string },
): readonly string[] {
  const name = cookieName(context, cookie, clientId)
  const { sameSite: wanted, ...others } = { maxAge: csrfMaxAge(context), path: '/', ...attributesOf(context) }
  const modern = setCookie(context, name, value, { ...others, ...(wanted !== undefined && { sameSite: wanted }) })
  return hasLegacyCookies(context) ? [modern, setCookie(context, `${name}${LEGACY}`, value, others)] : [modern]
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
