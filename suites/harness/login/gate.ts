import type { LoginStep, User } from '../context.js'
import { HarnessError } from '../errors.js'
import type { LoginDriver } from './driver.js'

const keyOf = ({ username, password }: User): string => JSON.stringify([username, password])

/**
 * Lets one browser sign in first and the others after it, so that a wrong password is tried once and locks no account:
 * when the target refused a user, nobody sends that password again. What needs no sign-in goes on.
 */
export class LoginGate {
  readonly #first = new Map<string, Promise<void>>()
  readonly #proven = new Set<string>()
  readonly #refused = new Map<string, HarnessError>()

  /** Does the work as soon as it is known whether the user can sign in, or nobody else is finding out. */
  async pass<T extends { readonly steps: readonly LoginStep[] }>(
    user: User | undefined,
    work: () => Promise<T>,
  ): Promise<T> {
    if (user === undefined) return work()
    const key = keyOf(user)
    for (let first = this.#first.get(key); first !== undefined; first = this.#first.get(key)) await first
    if (this.#proven.has(key) || this.#refused.has(key)) return work()
    const result = this.#noted(key, work())
    const done = (): void => void this.#first.delete(key)
    this.#first.set(key, result.then(done, done))
    return result
  }

  /** The driver, without the moves that would send a refused password again: they throw the error of the first time. */
  guarded(driver: LoginDriver): LoginDriver {
    return async (standing) => {
      const move = await driver(standing)
      const refused =
        move?.kind !== 'login' || standing.user === undefined ? undefined : this.#refused.get(keyOf(standing.user))
      if (refused !== undefined) throw refused
      return move
    }
  }

  async #noted<T extends { readonly steps: readonly LoginStep[] }>(key: string, work: Promise<T>): Promise<T> {
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
