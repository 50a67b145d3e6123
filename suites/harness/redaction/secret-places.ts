import type { Exchange } from '../exchange.js'
import { isSecretName, SECRET_NAMES } from './secret-names.js'

export type Replace = (name: string, value: string) => string

const HEADER_PATTERN = { scheme: /^(\S+)\s+(.+)$/s }

/** JSON text: strings under a secret name, whether the text is whole or cut off. */
const JSON_MEMBER = new RegExp(`("(${SECRET_NAMES.join('|')})"\\s*:\\s*)"((?:[^"\\\\]|\\\\.)*)"`, 'g')
/** Members of private and symmetric keys (RFC 7518 section 6). Their names are too short to be secret for any value. */
const JWK_MEMBER = /("(?:d|p|q|dp|dq|qi|k)"\s*:\s*)"([A-Za-z0-9_-]{16,})"/g
const INPUT = /<input\b[^>]*>/gi
const attributeOf = (tag: string, name: string): RegExpExecArray | null =>
  new RegExp(`(\\b${name}\\s*=\\s*)(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag)
const attributeValue = (match: RegExpExecArray | null): string | undefined => match?.[2] ?? match?.[3] ?? match?.[4]

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
  '&#x2B;': '+',
  '&#43;': '+',
  '&#x3D;': '=',
  '&#61;': '=',
  '&#x2F;': '/',
  '&#47;': '/',
}
const plain = (markup: string): string => markup.replace(/&[#\w]+;/g, (entity) => ENTITIES[entity] ?? entity)

const decoded = (value: string): string => {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '))
  } catch {
    return value
  }
}

const PAIR = `(^|[?&#;\\s"'])(${SECRET_NAMES.join('|')})=`
/** A value in a URL or a form goes on to the next pair; in a page it ends where the markup goes on. */
const PAIRS = { plain: new RegExp(`${PAIR}([^&#\\s]*)`, 'g'), page: new RegExp(`${PAIR}([^&#\\s"'<>]*)`, 'g') } as const

/** The pairs of a query, fragment or form, each value through `replace`; everything else as it stands. */
const rewritePairs = (text: string, replace: Replace, where: keyof typeof PAIRS = 'plain'): string =>
  text.replace(PAIRS[where], (whole, before: string, name: string, value: string) =>
    value === '' ? whole : `${before}${name}=${replace(name, decoded(value))}`,
  )

const rewriteJson = (text: string, replace: Replace): string =>
  text
    .replace(JSON_MEMBER, (whole, head: string, name: string, value: string) => {
      if (value === '') return whole
      return `${head}"${replace(name, unescaped(value))}"`
    })
    .replace(JWK_MEMBER, (_, head: string, value: string) => `${head}"${replace('private key', value)}"`)

const unescaped = (value: string): string => {
  try {
    const parsed: unknown = JSON.parse(`"${value}"`)
    return typeof parsed === 'string' ? parsed : value
  } catch {
    return value
  }
}

/** Hidden fields of a page: codes and tokens of a form_post page. */
const rewriteHtml = (html: string, replace: Replace): string =>
  html.replace(INPUT, (tag) => {
    const name = attributeValue(attributeOf(tag, 'name'))
    const value = attributeOf(tag, 'value')
    const secret = attributeValue(value)
    if (name === undefined || value === null || secret === undefined || secret === '' || !isSecretName.has(name))
      return tag
    return tag.replace(value[0], `${value[1]}"${replace(name, plain(secret))}"`)
  })

/** Where no secret was found, nothing was changed: a text is tried as JSON, as a page, else as pairs. */
function rewriteBody(body: string, type: string, replace: Replace): string {
  if (type.includes('x-www-form-urlencoded')) return rewritePairs(body, replace)
  const start = body.trimStart()[0]
  if (type.includes('json') || start === '{' || start === '[') return rewriteJson(body, replace)
  // Pages may hold links with codes, and scripts with tokens.
  return rewriteJson(rewritePairs(rewriteHtml(body, replace), replace, 'page'), replace)
}

function rewriteHeader(name: string, value: string, replace: Replace): string {
  if (name === 'authorization' || name === 'proxy-authorization') {
    const [, scheme, rest] = HEADER_PATTERN.scheme.exec(value) ?? []
    if (scheme === undefined || rest === undefined) return replace('authorization', value)
    if (scheme.toLowerCase() === 'basic') learnBasic(rest, replace)
    return `${scheme} ${replace(scheme.toLowerCase() === 'basic' ? 'client credentials' : 'access_token', rest)}`
  }
  if (name === 'cookie')
    return value.replace(
      /([^=;\s]+)=([^;]*)/g,
      (_, key: string, cookie: string) => `${key}=${replace('cookie', cookie)}`,
    )
  if (name === 'set-cookie')
    return value.replace(
      /^([^=;]+)=([^;]*)/,
      (_, key: string, cookie: string) => `${key}=${cookie === '' ? '' : replace('cookie', cookie)}`,
    )
  return /^(?:location|referer|content-location|refresh|link)$/.test(name) ? rewritePairs(value, replace) : value
}

/** The secret inside Basic credentials is one of its own. */
function learnBasic(credentials: string, replace: Replace): void {
  const pair = Buffer.from(credentials, 'base64').toString('utf8')
  const colon = pair.indexOf(':')
  if (colon < 0 || colon === pair.length - 1) return
  replace('client_secret', pair.slice(colon + 1))
  replace('client_secret', decoded(pair.slice(colon + 1)))
}

const typeOf = (headers: Iterable<readonly [string, string]>): string =>
  [...headers].find(([name]) => name.toLowerCase() === 'content-type')?.[1].toLowerCase() ?? ''

/** An exchange with every secret that stands under its name sent through `replace`. */
export function rewrite(exchange: Exchange, replace: Replace): Exchange {
  const { request, response } = exchange
  const headers = new Headers()
  for (const [name, value] of response.headers) headers.append(name, rewriteHeader(name, value, replace))
  const { body } = request
  return {
    ...exchange,
    request: {
      ...request,
      url: rewritePairs(request.url, replace),
      headers: request.headers.map(
        ([name, value]) => [name, rewriteHeader(name.toLowerCase(), value, replace)] as const,
      ),
      ...(body === undefined ? {} : { body: rewriteBody(body, typeOf(request.headers), replace) }),
    },
    response: { ...response, headers, body: rewriteBody(response.body, typeOf(response.headers), replace) },
  }
}
