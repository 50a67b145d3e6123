import type { Clock } from '../clock.js'

/** A clock that stands still until a test moves it. */
export class ManualClock implements Clock {
  #now: number
  #waiting: { readonly at: number; readonly resolve: () => void }[] = []

  constructor(now = 1_700_000_000_000) {
    this.#now = now
  }

  now(): number {
    return this.#now
  }

  wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve()
      this.#waiting.push({ at: this.#now + milliseconds, resolve })
      signal?.addEventListener('abort', () => resolve())
    })
  }

  /** Moves time forward; whoever waited for it goes on. */
  async advance(milliseconds: number): Promise<void> {
    this.#now += milliseconds
    const due = this.#waiting.filter(({ at }) => at <= this.#now)
    this.#waiting = this.#waiting.filter(({ at }) => at > this.#now)
    for (const { resolve } of due) resolve()
    await settled()
  }
}

/** Lets everything that can go on without time go on. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
