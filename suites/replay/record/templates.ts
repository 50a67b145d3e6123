import type { Bindings } from '../bindings.js'
import { spellings } from '../compare-text.js'
import { urlParts } from '../compare-url.js'
import type { Named } from '../comparison.js'
import { lifetime, relativeTime, withoutTimes } from './time-template.js'
import { looksRandom, valueType } from './value-type.js'

interface Making {
  readonly bindings: Bindings
  /** Values known from the start, by name: base URLs and what came from the environment. */
  readonly given: Readonly<Record<string, string>>
  /** What the scenario sends, as one text: values that occur in it are no news. */
  readonly sent: string
}

/** Makes templates from the answers of a server: what differs from run to run becomes a placeholder. */
export class Templates {
  readonly #bindings: Bindings
  readonly #given: readonly (readonly [value: string, placeholder: string])[]
  readonly #sent: string
  /** Names that the scenario itself gives out. */
  readonly #taken: ReadonlySet<string>
  readonly #counts = new Map<string, number>()
  /** Seconds since 1970 when the answer was there. */
  now = 0
  /** Placeholders that came in this step, with the place of their values. */
  binds: Record<string, string> = {}

  constructor({ bindings, given, sent }: Making, taken: ReadonlySet<string>) {
    this.#bindings = bindings
    this.#sent = sent
    this.#taken = taken
    this.#given = Object.entries(given)
      .filter(([, value]) => value !== '')
      .flatMap(([name, value]) => [
        [value, `{{${name}}}`] as const,
        ...(/^(?:public|admin|login_app)$/.test(name) ? [[encodeURIComponent(value), `{{${name}:enc}}`] as const] : []),
      ])
      .toSorted(([a], [b]) => b.length - a.length)
  }

  /** A value under a name. `place` says where it is, so that later steps can use it. */
  value(name: string, value: string, place?: string): string {
    const known = this.#bindings.nameOf(value)
    if (known !== undefined) return `{{${known}}}`
    if (this.#isSent(value)) return this.#withBases(value)
    const type = valueType(name, value)
    if (type !== undefined) return this.#fresh(type, value, place)
    if (/^(?:https?:\/)?\/\S*[?#]/.test(value)) return this.url(value, place)
    return this.text(value)
  }

  /** A URL: each of its parameters is a value under its name. */
  url(url: string, place?: string): string {
    const { base, query, fragment } = urlParts(url)
    const part = (kind: 'query' | 'fragment', mark: string, parameters: readonly Named[]): string => {
      if (parameters.length === 0) return ''
      const pairs = parameters.map(({ name, value }) => {
        const at = place === undefined ? undefined : `${place}.${kind}.${name}`
        const template =
          /^\d+$/.test(value) && /expires_in$/.test(name) ? lifetime(Number(value)) : this.value(name, value, at)
        return `${encodeURIComponent(name)}=${encodedAround(template)}`
      })
      return `${mark}${pairs.join('&')}`
    }
    return `${this.text(base)}${part('query', '?', query)}${part('fragment', '#', fragment)}`
  }

  /** JSON, member by member. */
  json(value: unknown, place: string, name = ''): unknown {
    if (typeof value === 'string') return this.value(name, value, place)
    if (typeof value === 'number') return this.#number(name, value)
    if (Array.isArray(value)) return value.map((one, index) => this.json(one, `${place}[${index}]`, name))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [key, this.json(member, `${place}.${key}`, key)]),
    )
  }

  /** A text: known values, times and what looks random become placeholders. */
  text(text: string): string {
    let result = this.#withBases(text)
    for (const [name, value] of this.#bindings.entries())
      for (const spelling of spellings(value)) result = result.replaceAll(spelling, `{{${name}}}`)
    result = withoutTimes(result, this.now)
    // Placeholders are left as they are; what is in a longer word belongs to it.
    return result.replace(/\{\{[^{}]*\}\}|[\w~-]+(?:\.[\w~-]+)*/g, (word) => {
      if (word.startsWith('{{') || this.#isSent(word)) return word
      const type = valueType('', word)
      return type === undefined || !(type === 'jwt' || looksRandom(word)) ? word : this.#fresh(type, word)
    })
  }

  #number(name: string, value: number): unknown {
    if (!Number.isInteger(value) || this.#sent.includes(`:${value}`)) return value
    if (/expires_in$/.test(name) && value > 0) return lifetime(value)
    const relative = value < 1_000_000_000 ? undefined : relativeTime(value, this.now)
    return relative === undefined ? value : `{{timestamp#${relative}}}`
  }

  #isSent(value: string): boolean {
    return this.#sent.includes(JSON.stringify(value).slice(1, -1))
  }

  #withBases(text: string): string {
    let result = text
    for (const [value, placeholder] of this.#given) {
      if (!result.includes(value)) continue
      // A port must not go on: 4444 is no part of 44440.
      result = result
        .split(value)
        .reduce((head, tail) => `${head}${/^\d/.test(tail) && /\d$/.test(value) ? value : placeholder}${tail}`)
    }
    return result
  }

  #fresh(type: string, value: string, place?: string): string {
    const known = this.#bindings.nameOf(value)
    const name = known ?? this.#nextName(type)
    this.#bindings.bind(name, value)
    if (known === undefined && place !== undefined) this.binds[name] = place
    return `{{${name}}}`
  }

  #nextName(type: string): string {
    let name: string
    do {
      const count = (this.#counts.get(type) ?? 0) + 1
      this.#counts.set(type, count)
      name = `${type}#${count}`
    } while (this.#taken.has(name) || this.#bindings.has(name))
    return name
  }

  /** The value of a cookie. */
  cookie(name: string, value: string): string {
    const known = this.#bindings.nameOf(value)
    if (known !== undefined) return `{{${known}}}`
    if (this.#isSent(value) || !/^[!-~]{6,}$/.test(value)) return this.#withBases(value)
    return this.#fresh(`cookie_${name.replace(/[^\w.-]/g, '_')}`, value, `cookie.${name}`)
  }
}

/** Percent-encodes what stands around placeholders. */
const encodedAround = (template: string): string =>
  template
    .split(/(\{\{[^{}]*\}\})/)
    .map((part) =>
      part.startsWith('{{')
        ? part.replace(/^\{\{(public|admin|login_app)\}\}$/, '{{$1:enc}}')
        : encodeURIComponent(part),
    )
    .join('')
