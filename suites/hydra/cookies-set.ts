import type { Exchange } from '../harness/exchange.js'

/** A cookie as an answer sets it. */
export interface CookieSet {
  readonly name: string
  /** Seconds; absent when it lasts until the browser is closed. */
  readonly maxAge: number | undefined
  readonly httpOnly: boolean
  readonly secure: boolean
  /** In lower case. */
  readonly sameSite: string | undefined
  readonly path: string | undefined
}

/** The cookies that an answer sets, in its order; what cannot be read is left out. */
export async function cookiesSet({ response }: Exchange): Promise<readonly CookieSet[]> {
  const { Cookie } = await import('tough-cookie')
  return response.headers.getSetCookie().flatMap((header) => {
    const cookie = Cookie.parse(header, { loose: true })
    if (cookie === undefined) return []
    const { key, maxAge, httpOnly, secure, sameSite, path } = cookie
    return [
      {
        name: key,
        maxAge: typeof maxAge === 'number' ? maxAge : undefined,
        httpOnly,
        secure,
        sameSite: sameSite?.toLowerCase(),
        path: path ?? undefined,
      },
    ]
  })
}
