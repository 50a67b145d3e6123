import { Skip } from '../verdict.js'
import { HarnessError } from './errors.js'
import type { Scope, Scopes } from './scope.js'

/** Errors that would come again: the next one who asks gets the same error without another try. */
const LASTING: ReadonlySet<string> = new Set(['ERR_LOGIN_INCOMPLETE', 'ERR_PROVISIONING', 'ERR_USAGE'])

const lasts = (reason: unknown): boolean =>
  reason instanceof Skip || (reason instanceof HarnessError && LASTING.has(reason.code))

/**
 * Work that is done once for all who ask with the same key. It belongs to nobody's time limit but the run's; its exchanges
 * are counted to everybody who uses its result. A passing failure, such as a time-out, is not remembered.
 */
export class Memo {
  readonly #scopes: Scopes
  readonly #signal: AbortSignal
  readonly #entries = new Map<string, { readonly scope: Scope; readonly result: Promise<unknown> }>()

  constructor(scopes: Scopes, signal: AbortSignal) {
    this.#scopes = scopes
    this.#signal = signal
  }

  async get<T>(key: string, work: () => Promise<T>): Promise<T> {
    const user = this.#scopes.current
    const entry = this.#entries.get(key) ?? this.#begin(key, work)
    try {
      // The key stands for one kind of work, so that its result has the type of this caller's work.
      return (await entry.result) as T
    } finally {
      for (const id of entry.scope.exchanges) user?.exchanges.add(id)
    }
  }

  #begin<T>(key: string, work: () => Promise<T>) {
    const scope: Scope = { exchanges: new Set(), signal: this.#signal }
    const entry = { scope, result: this.#scopes.run(scope, work) }
    this.#entries.set(key, entry)
    entry.result.catch((reason: unknown) => {
      if (!lasts(reason)) this.#entries.delete(key)
    })
    return entry
  }
}

/**
 * A value as text that is equal for equal values, whatever the order of their members. A member that is `undefined` is like
 * one that is absent, but not among `parameters`, where it leaves out a default.
 */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (key, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(
          Object.entries(member)
            .map(([name, inner]) => [name, key === 'parameters' ? (inner ?? null) : inner] as const)
            .filter(([, inner]) => inner !== undefined)
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : member,
  )
