import type { Exchange } from './exchange.js'

/** Names whose values are secret, wherever they stand: in a URL, a form, JSON, or a field of a page. */
const SECRET_NAMES = [
  'access_token',
  'assertion',
  'actor_token',
  'client_assertion',
  'client_secret',
  'code',
  'code_verifier',
  'device_code',
  'id_token',
  'id_token_hint',
  'initial_access_token',
  'logout_token',
  'password',
  'refresh_token',
  'registration_access_token',
  'request',
  'response',
  'subject_token',
  'token',
  'user_code',
] as const
const isSecretName = new Set<string>(SECRET_NAMES)

/** Shorter values and words of everyday are replaced where they stand under their name, but not looked for elsewhere. */
const LEAST_LENGTH = 8
const EVERYDAY = new Set([
  'password',
  'passw0rd',
  'changeme',
  'secret',
  'username',
  'authorization',
  'invalid_token',
  'undefined',
  'openid-connect',
  'administrator',
  'password123',
])

type Replace = (name: string, value: string) => string

const HEADER_PATTERN = { scheme: /^(\S+)\s+(.+)$/s }

/** JSON text: strings under a secret name, whether the text is whole or cut off. */
const JSON_MEMBER = new RegExp(`("(${SECRET_NAMES.join('|')})"\\s*:\\s*)"((?:[^"\\\\]|\\\\.)*)"`, 'g')
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

/** The pairs of a query, fragment or form, each value through `replace`; everything else as it stands. */
const rewritePairs = (text: string, replace: Replace): string =>
  text.replace(/([^&?#=\s]+)=([^&#\s]*)/g, (whole, name: string, value: string) => {
    const key = decoded(name)
    if (!isSecretName.has(key) || value === '') return whole
    return `${name}=${replace(key, decoded(value))}`
  })

const rewriteJson = (text: string, replace: Replace): string =>
  text.replace(JSON_MEMBER, (whole, head: string, name: string, value: string) => {
    if (value === '') return whole
    return `${head}"${replace(name, unescaped(value))}"`
  })

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
  return rewriteJson(rewritePairs(rewriteHtml(body, replace), replace), replace)
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
function rewrite(exchange: Exchange, replace: Replace): Exchange {
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

/** Runs of characters that tokens are made of; dots inside, none at the end. */
const WORD = /[A-Za-z0-9_~-]+(?:\.+[A-Za-z0-9_~-]+)*/g
const isWord = /^[A-Za-z0-9_~-]+(?:\.+[A-Za-z0-9_~-]+)*$/

/**
 * Replaces secrets by the name of what they are: `[access_token]`. It knows them by the names they stand under, and, once
 * seen, by their value wherever it occurs: in a message, an error page, another server's log line.
 */
export class Redactor {
  readonly #words = new Map<string, string>()
  /** Secrets with characters beyond those of a word, longest first. */
  #others: [value: string, mark: string][] = []

  /** A value that is secret wherever it occurs. */
  learnValue(name: string, value: string): void {
    if (value.length < LEAST_LENGTH || EVERYDAY.has(value.toLowerCase()) || /^\[[^\]]*\]$/.test(value)) return
    if (isWord.test(value)) {
      if (!this.#words.has(value)) this.#words.set(value, `[${name}]`)
      return
    }
    for (const form of new Set([
      value,
      encodeURIComponent(value),
      new URLSearchParams({ '': value }).toString().slice(1),
      JSON.stringify(value).slice(1, -1),
    ])) {
      if (this.#others.some(([known]) => known === form)) continue
      this.#others.push([form, `[${name}]`])
      this.#others.sort(([a], [b]) => b.length - a.length)
    }
  }

  /** Takes note of every secret in an exchange. */
  learn(exchange: Exchange): void {
    rewrite(exchange, (name, value) => {
      this.learnValue(name, value)
      return value
    })
  }

  /** The exchange as it may be written. */
  exchange(exchange: Exchange): Exchange {
    const named = rewrite(exchange, (name) => `[${name}]`)
    const { request, response } = named
    const headers = new Headers()
    for (const [name, value] of response.headers) headers.append(name, this.text(value))
    return {
      ...named,
      request: {
        ...request,
        url: this.text(request.url),
        headers: request.headers.map(([name, value]) => [name, this.text(value)] as const),
        ...(request.body === undefined ? {} : { body: this.text(request.body) }),
      },
      response: { ...response, headers, body: this.text(response.body) },
    }
  }

  /** A text without the secrets seen so far. */
  text(text: string): string {
    let result = text
    for (const [value, mark] of this.#others) if (result.includes(value)) result = result.replaceAll(value, mark)
    return this.#words.size === 0 ? result : result.replace(WORD, (word) => this.#word(word))
  }

  #word(word: string): string {
    const whole = this.#words.get(word)
    if (whole !== undefined || !word.includes('.')) return whole ?? word
    // A secret may be a part of a longer run: "at.the.end" of a sentence without spaces, or a host name before it.
    return word
      .split(/(\.+)/)
      .map((part) => this.#words.get(part) ?? part)
      .join('')
  }

  /** Any value without the secrets seen so far, and without those that stand under their name. */
  value(value: unknown): unknown {
    if (typeof value === 'string') return this.text(value)
    if (Array.isArray(value)) return value.map((item) => this.value(item))
    if (typeof value !== 'object' || value === null) return value
    if (value instanceof Date || value instanceof RegExp || value instanceof Error || value instanceof URL)
      return this.text(String(value))
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [
        name,
        isSecretName.has(name) && typeof member === 'string' && member.length >= LEAST_LENGTH
          ? `[${name}]`
          : this.value(member),
      ]),
    )
  }
}
