import { Redactor } from '../harness/redaction/redactor.js'
import type { Answer } from './answer.js'
import type { Bindings } from './bindings.js'
import { spellings } from './compare-text.js'
import type { Difference } from './difference.js'

/** Takes the secrets out of what is said about a step: known values become their placeholders, others the name they stand under. */
export class Unsecret {
  readonly #bindings: Bindings
  readonly #redactor = new Redactor()
  /** Answers are only searched for secrets when there is something to say. */
  #unread: Answer[] = []

  constructor(bindings: Bindings) {
    this.#bindings = bindings
  }

  /** Takes note of the secrets in an answer, for what is said later. */
  seen(answer: Answer): void {
    this.#unread.push(answer)
  }

  #learn({ status, headers, text }: Answer): void {
    const request = { method: 'GET', url: '', headers: [] }
    this.#redactor.learn({ id: 0, request, response: { status, headers, body: text }, startedAt: 0, duration: 0 })
    for (const header of headers.getSetCookie()) {
      const [, value] = /^[^=]*=([^;]*)/.exec(header) ?? []
      if (value !== undefined) this.#redactor.learnValue('cookie', value)
    }
  }

  difference(difference: Difference): Difference {
    for (const answer of this.#unread) this.#learn(answer)
    this.#unread = []
    const { pointer, expected, actual } = difference
    const name = /\/headers\/set-cookie\/[^/]+$/.test(pointer) ? 'cookie' : pointer.slice(pointer.lastIndexOf('/') + 1)
    return {
      ...difference,
      ...(expected === undefined ? {} : { expected: this.#value(name, expected) }),
      ...(actual === undefined ? {} : { actual: this.#value(name, actual) }),
    }
  }

  /** The redactor replaces what stands under a secret name: placeholders are the better word where there is one. */
  #value(name: string, value: unknown): unknown {
    const named = this.#named(value)
    if (typeof named === 'string' && named.includes('{{')) return this.#redactor.text(named)
    const redacted = this.#redactor.value({ [name]: named })
    return typeof redacted === 'object' && redacted !== null ? Object.values(redacted)[0] : redacted
  }

  #named(value: unknown): unknown {
    if (typeof value === 'string') return this.text(value)
    if (Array.isArray(value)) return value.map((one) => this.#named(one))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, this.#named(member)]))
  }

  /** A text with placeholders for the values of this run. */
  text(text: string): string {
    let result = text
    for (const [name, value] of this.#bindings.entries())
      for (const spelling of spellings(value))
        if (result.includes(spelling)) result = result.replaceAll(spelling, `{{${name}}}`)
    return result
  }
}
