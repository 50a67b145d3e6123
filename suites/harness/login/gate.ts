import type { User } from '../context.js'
import { HarnessError } from '../errors.js'

/**
 * Lets one browser sign in first and the others after it, so that a wrong password is tried once and locks no account:
 * when the target refused a user, nobody tries again.
 */
export class LoginGate {
  readonly #first = new Map<string, Promise<unknown>>()
  readonly #proven = new Set<string>()
  readonly #refused = new Map<string, HarnessError>()

  async pass<T extends { readonly steps: readonly { readonly kind: string }[] }>(
    user: User | undefined,
    work: () => Promise<T>,
  ): Promise<T> {
    if (user === undefined) return work()
    const key = JSON.stringify([user.username, user.password])
    for (;;) {
      const refused = this.#refused.get(key)
      if (refused !== undefined) throw refused
      const first = this.#first.get(key)
      if (this.#proven.has(key) || first === undefined) break
      await first
    }
    const result = this.#note(key, work())
    if (!this.#proven.has(key)) {
      const settled = result.then(
        () => this.#first.delete(key),
        () => this.#first.delete(key),
      )
      this.#first.set(key, settled)
    }
    return result
  }

  async #note<T extends { readonly steps: readonly { readonly kind: string }[] }>(
    key: string,
    work: Promise<T>,
  ): Promise<T> {
    try {
      const result = await work
      if (result.steps.some(({ kind }) => kind === 'login')) this.#proven.add(key)
      return result
    } catch (reason) {
      if (reason instanceof HarnessError && reason.context.reason === 'refused') this.#refused.set(key, reason)
      throw reason
    }
  }
}
