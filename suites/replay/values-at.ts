import type { Answer } from './answer.js'
import type { Bindings } from './bindings.js'
import { linksIn } from './compare-headers.js'
import { urlParts } from './compare-url.js'
import { decodeJwt } from './jwt.js'
import { pageActions } from './page.js'
import { isRemoval, readSetCookie } from './set-cookie.js'

/** Goes down into JSON, and into the parameters of the URLs in it: `redirect_to`, `query`, `login_verifier`. */
function walk(start: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => {
    if (typeof value === 'string' && (key === 'query' || key === 'fragment'))
      return Object.fromEntries(
        urlParts(value)
          [key].map(({ name, value: text }) => [name, text] as const)
          .reverse(),
      )
    return typeof value === 'object' && value !== null
      ? Object.entries(value).find(([name]) => name === key)?.[1]
      : undefined
  }, start)
}

type Find = (
  path: readonly string[],
  answer: Answer,
  bindings: Bindings,
) => Promise<readonly unknown[]> | readonly unknown[]

/** Where values are found, by the first word of the place. */
const PLACES: Readonly<Record<string, Find>> = {
  json: (path, { json }) => [walk(json, path)],
  location: (path, { headers }) => [walk(headers.get('location') ?? '', path)],
  link: (path, { headers }) => linksIn(headers.get('link') ?? '').map(({ value }) => walk(value, path)),
  cookie: ([...path], { headers }) =>
    headers
      .getSetCookie()
      .map(readSetCookie)
      .filter((cookie) => cookie.name === path.join('.') && !isRemoval(cookie))
      .map(({ value }) => value),
  callback: ([, name = ''], { calls }) => calls.map(({ body }) => new URLSearchParams(body).get(name)),
  jwts: ([name = '', ...path], _, bindings) => [walk(decodeJwt(bindings.get(name)), path)],
  text: async ([what, name], { text }) => {
    if (what !== 'input') return /^\S+$/.test(text) ? [text] : []
    return (await pageActions(text)).inputs.filter((input) => input.name === name).map(({ value }) => value)
  },
}

/** `json[0].a.b`, `jwts.jwt#1.claims.jti`, `location.query.code` in their parts. */
const partsOf = (place: string): readonly string[] => place.split(/[.[\]]+/).filter((part) => part !== '')

/** The values at a place that `binds` names, in the order in which they came; none when the place isn't there. */
export async function valuesAt(place: string, answer: Answer, bindings: Bindings): Promise<readonly string[]> {
  const [root = '', ...path] = partsOf(place)
  const found = (await PLACES[root]?.(path, answer, bindings)) ?? []
  return found.filter((value): value is string => typeof value === 'string' && value !== '')
}
