import type { RunExchange } from '../run.js'
import { looksRandom } from './addresses.js'
import { collect, type Fact, type Facts, keyOf } from './facts.js'

/** A cookie's name without an id at its end, such as the hash of a client. */
const nameOf = (key: string): string => key.replace(/[_.-]?(?:\d{6,}|[0-9a-f]{16,})$/i, '_{id}')

const pathOf = (path: string): string =>
  path
    .split('/')
    .map((segment) => (looksRandom(segment) ? '{id}' : segment))
    .join('/')

/** Cookies that the answers of a run set, with their attributes, RFC 6265 section 4.1. Values are never looked at. */
export async function cookieFacts(exchanges: readonly RunExchange[]): Promise<Facts> {
  const { Cookie } = await import('tough-cookie')
  const texts = exchanges.flatMap(({ response, startedAt }) =>
    response.headers.flatMap(([name, text]) => (name.toLowerCase() === 'set-cookie' ? [{ text, startedAt }] : [])),
  )
  return collect(
    texts.flatMap(({ text, startedAt }): readonly Fact[] => {
      const cookie = Cookie.parse(text, { loose: true })
      if (cookie === undefined) return []
      const { key, secure, httpOnly, sameSite, path, domain, maxAge, expires } = cookie
      const kept = typeof maxAge === 'number' || expires instanceof Date
      const gone =
        typeof maxAge === 'number' ? maxAge <= 0 : expires instanceof Date && +expires <= Date.parse(startedAt)
      // A cookie that is taken away says nothing that setting it did not say.
      if (gone) return []
      const there: Fact = { kind: 'cookie', name: nameOf(key), value: 'set' }
      const attribute = (name: string, value: string): Fact => ({
        kind: 'cookie',
        name: `${there.name} ${name}`,
        value,
        within: [keyOf(there)],
      })
      return [
        there,
        attribute('Secure', secure ? 'yes' : 'no'),
        attribute('HttpOnly', httpOnly ? 'yes' : 'no'),
        attribute('SameSite', sameSite ?? 'not said'),
        attribute('Path', path === null ? 'not said' : pathOf(path)),
        attribute('Domain', domain === null ? 'not said' : 'said'),
        attribute('kept', kept ? 'for a time' : 'until the browser closes'),
      ]
    }),
  )
}
