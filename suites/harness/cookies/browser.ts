import type { CookieJar } from 'tough-cookie'
import type { Browser } from '../context.js'
import type { Exchange, HttpRequest } from '../exchange.js'

/** What a browser says it wants; some providers keep the authorization request over the login only then. */
const BROWSER_ACCEPT = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'

/** A cookie jar that sends requests. Follows nothing by itself. */
export class CookieBrowser implements Browser {
  readonly id: number
  readonly #send: (request: HttpRequest) => Promise<Exchange>
  #jar: Promise<CookieJar> | undefined

  constructor(id: number, send: (request: HttpRequest) => Promise<Exchange>) {
    this.id = id
    this.#send = send
  }

  async send(request: HttpRequest): Promise<Exchange> {
    this.#jar ??= newJar()
    const jar = await this.#jar
    const url = String(request.url)
    const cookie = await jar.getCookieString(url)
    const headers = {
      accept: BROWSER_ACCEPT,
      'accept-language': 'en',
      ...request.headers,
      ...(cookie === '' ? {} : { cookie }),
    }
    const exchange = await this.#send({ ...request, headers })
    for (const header of exchange.response.headers.getSetCookie())
      await jar.setCookie(header, url, { ignoreError: true })
    return exchange
  }
}

/** Secure cookies work on plain http at loopback addresses, as in browsers; host names like `localhost` may hold cookies. */
async function newJar(): Promise<CookieJar> {
  const { CookieJar } = await import('tough-cookie')
  return new CookieJar(undefined, { rejectPublicSuffixes: false, looseMode: true, allowSecureOnLocal: true })
}
