import type { Exchange } from '../harness/exchange.js'
import type { HydraSystem } from '../harness/hydra/hydra-systems.js'
import { fail, type Verdict } from '../verdict.js'
import type { ByLine } from './answer.js'
import { cookiesSet } from './cookies-set.js'
import { judgeFacts } from './judge-facts.js'

/** What the name of a cookie against forgery is like. Operators of 2.x may name it: only its end, the client's number, is sure. */
export type CsrfCookie = ByLine<RegExp>

/** Seconds; 2.x lets the cookie live as long as the request, which the operator sets. */
const LIFETIME: ByLine<number | undefined> = {
  'hydra-1.5': 2_592_000,
  'hydra-1.9': 2_592_000,
  'hydra-2.3': undefined,
  'hydra-2': undefined,
}

/** Whether the cookie that ties a request to its browser is as it must be. */
export async function csrfCookieVerdict(exchange: Exchange, names: CsrfCookie, system: HydraSystem): Promise<Verdict> {
  const https = new URL(exchange.request.url).protocol === 'https:'
  // A session cookie that is taken away may be among them.
  const cookie = (await cookiesSet(exchange)).find(({ name, maxAge }) => names[system].test(name) && maxAge !== 0)
  if (cookie === undefined)
    return fail(
      `a cookie with a name like ${names[system].source}`,
      (await cookiesSet(exchange)).map(({ name }) => name),
      {
        exchange,
      },
    )
  const { maxAge = 0, httpOnly, secure, sameSite, path } = cookie
  const life = LIFETIME[system]
  return judgeFacts(
    { httpOnly: true, sameSite: /^(none|lax|strict)$/, path: /^\//, ...(https && { secure: true }), lives: true },
    { httpOnly, sameSite, path, secure, lives: life === undefined ? maxAge >= 60 : maxAge === life },
    { exchange },
  )
}
