import { serialize } from 'hono/utils/cookie'
import type { OperationRequest, ProviderContext } from '../context.js'

type CookieContext = Pick<ProviderContext, 'issuer' | 'basePath'>

/** Cookies of the provider: the session of the person, and what ties pages to the browser that began. */
export type CookieName = 'touchstone_session' | 'touchstone_browser'

/** With the prefix that makes a browser hold the provider to its own flags, where they allow one (RFC 6265bis section 4.1.3). */
function fullName({ issuer, basePath }: CookieContext, name: CookieName): string {
  if (!issuer.startsWith('https:')) return name
  return basePath === '' ? `__Host-${name}` : `__Secure-${name}`
}

export const readCookie = (request: OperationRequest, context: CookieContext, name: CookieName): string | undefined =>
  request.cookies[fullName(context, name)]

/** A `Set-Cookie` value that lasts until the browser is closed; an empty value takes the cookie away. */
export const setCookie = (context: CookieContext, name: CookieName, value: string): string =>
  serialize(fullName(context, name), value, {
    path: context.basePath === '' ? '/' : context.basePath,
    httpOnly: true,
    // Lax: the cookie has to come along when another site sends the browser here.
    sameSite: 'Lax',
    secure: context.issuer.startsWith('https:'),
    ...(value === '' && { maxAge: 0 }),
  })
