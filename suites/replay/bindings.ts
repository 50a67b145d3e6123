import { hasShape, PLACEHOLDERS, typeOf, wholePlaceholder } from './placeholder.js'
import { NOTATIONS, timeOf } from './recorded-time.js'

/** A request needs a value that never came. */
export class UnboundPlaceholder extends Error {
  override readonly name = 'UnboundPlaceholder'
  readonly placeholder: string

  constructor(placeholder: string) {
    super(`{{${placeholder}}} was never seen`)
    this.placeholder = placeholder
  }
}

/** The token with its last three characters changed. */
const tampered = (token: string): string => `${token.slice(0, -3)}${token.endsWith('abc') ? 'xyz' : 'abc'}`

/** The values of one run for the placeholders of one recording: one name, one value, and one value, one name. */
export class Bindings {
  readonly #given: ReadonlyMap<string, string>
  readonly #values = new Map<string, string>()
  readonly #names = new Map<string, string>()

  /** `given`: values that are known from the start, such as `public` and `login_app`. */
  constructor(given: Readonly<Record<string, string>>) {
    this.#given = new Map(Object.entries(given))
  }

  has(name: string): boolean {
    return this.#values.has(name)
  }

  /** The placeholder that has this value. */
  nameOf(value: string): string | undefined {
    return this.#names.get(value)
  }

  /** Values by their names, those given at the start left out. */
  entries(): IterableIterator<[string, string]> {
    return this.#values.entries()
  }

  get(name: string): string | undefined {
    const given = this.#given.get(name)
    if (given !== undefined) return given
    if (name.endsWith(':enc')) {
      const value = this.get(name.slice(0, -':enc'.length))
      return value === undefined ? undefined : encodeURIComponent(value)
    }
    if (name.startsWith('tampered:')) {
      const token = this.get(name.slice('tampered:'.length))
      return token === undefined ? undefined : tampered(token)
    }
    return this.#values.get(name)
  }

  /** Takes the value, so that later steps can go on, and says what is wrong with it, if anything. */
  bind(name: string, value: string): string | undefined {
    const owner = this.#names.get(value)
    this.#values.set(name, value)
    if (owner !== undefined && owner !== name) return `the value of {{${owner}}} again`
    this.#names.set(value, name)
    return hasShape(typeOf(name), value) ? undefined : `not in the form of ${typeOf(name)}`
  }

  /** A text with the values of this run. Throws `UnboundPlaceholder`. */
  text(template: string, now: number): string {
    return template.replace(PLACEHOLDERS, (_, name: string) => {
      const time = timeOf(name)
      if (time !== undefined)
        return NOTATIONS[time.notation].write(time.notation === 'seconds' ? time.offset : now + time.offset)
      const value = this.get(name)
      if (value === undefined) throw new UnboundPlaceholder(name.replace(/^tampered:/, ''))
      return value
    })
  }

  /** The same for JSON: a `timestamp` or `seconds` that is a whole string becomes a number. `now` in seconds. */
  json(template: unknown, now: number): unknown {
    if (typeof template === 'string') {
      const text = this.text(template, now)
      const notation = timeOf(wholePlaceholder(template) ?? '')?.notation
      return notation === 'timestamp' || notation === 'seconds' ? Number(text) : text
    }
    if (Array.isArray(template)) return template.map((one) => this.json(one, now))
    if (typeof template !== 'object' || template === null) return template
    return Object.fromEntries(
      Object.entries(template).map(([name, value]) => [this.text(name, now), this.json(value, now)]),
    )
  }
}
