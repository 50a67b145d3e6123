import type { Exchange } from '../exchange.js'
import { isSecretName } from './secret-names.js'
import { rewrite } from './secret-places.js'

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
  // In the addresses of the run's own clients, and sent as a credential that cannot be right.
  'touchstone',
])

/** Levels of a value that are looked at. */
const DEEPEST = 20

/** Runs of characters that tokens are made of; dots inside, none at the end. Shorter ones are no secret that is looked for. */
const WORD = /[A-Za-z0-9_~-]{8,}(?:\.+[A-Za-z0-9_~-]+)*/g
const isWord = /^[A-Za-z0-9_~-]{8,}(?:\.+[A-Za-z0-9_~-]+)*$/

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
    // A secret may be a part of a longer run, such as a file name or a host name.
    return word
      .split(/(\.+)/)
      .map((part) => this.#words.get(part) ?? part)
      .join('')
  }

  /** Any value without the secrets seen so far, and without those that stand under their name. */
  value(value: unknown, depth = 0): unknown {
    if (typeof value === 'string') return this.text(value)
    if (typeof value !== 'object' || value === null) return value
    if (depth > DEEPEST) return '[deeper]'
    if (Array.isArray(value)) return value.map((item) => this.value(item, depth + 1))
    if (value instanceof Date || value instanceof RegExp || value instanceof Error || value instanceof URL)
      return this.text(String(value))
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [
        name,
        hides(name, member) ? `[${name}]` : this.value(member, depth + 1),
      ]),
    )
  }
}

/** In what a check found, `request` and `response` are words for what they say, and so is any sentence. */
const hides = (name: string, member: unknown): boolean =>
  isSecretName.has(name) &&
  name !== 'request' &&
  name !== 'response' &&
  typeof member === 'string' &&
  member.length >= LEAST_LENGTH &&
  !/\s/.test(member)
