import { AsyncLocalStorage } from 'node:async_hooks'

/** What belongs to the piece of work that is under way: a check, or something that several checks share. */
export interface Scope {
  /** Numbers of the exchanges made for it. */
  readonly exchanges: Set<number>
  /** Aborted when its time is up or the run ends. */
  readonly signal?: AbortSignal | undefined
}

/** Lets the transport know for whom it sends, without every function passing it on. */
export class Scopes {
  readonly #storage = new AsyncLocalStorage<Scope>()

  run<T>(scope: Scope, work: () => Promise<T>): Promise<T> {
    return this.#storage.run(scope, work)
  }

  /** Work of the current scope that its signal no longer stops once it has begun. */
  async unstopped<T>(work: () => Promise<T>): Promise<T> {
    const { exchanges = new Set<number>(), signal } = this.current ?? {}
    signal?.throwIfAborted()
    return this.run({ exchanges }, work)
  }

  get current(): Scope | undefined {
    return this.#storage.getStore()
  }
}
