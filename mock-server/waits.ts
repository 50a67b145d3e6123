import type { ProviderClock } from './clock.js'

/** Waits by the clock of one provider: while real time passes, or until the clock is moved far enough. */
export class Waits {
  readonly #clock: ProviderClock
  readonly #cancels = new Set<() => void>()

  constructor(clock: ProviderClock) {
    this.#clock = clock
  }

  /** Whether the time, in milliseconds, is over; `false` when waiting was cancelled. A process may end meanwhile. */
  wait(milliseconds: number): Promise<boolean> {
    const due = this.#clock.now() + milliseconds
    return new Promise((resolve) => {
      let timer: ReturnType<typeof setTimeout> | undefined
      const end = (isOver: boolean): void => {
        clearTimeout(timer)
        off()
        this.#cancels.delete(cancel)
        resolve(isOver)
      }
      const look = (): void => {
        clearTimeout(timer)
        const left = due - this.#clock.now()
        if (left > 0) {
          timer = setTimeout(look, left)
          timer.unref?.()
        } else end(true)
      }
      const cancel = (): void => end(false)
      const off = this.#clock.onMoved(look)
      this.#cancels.add(cancel)
      look()
    })
  }

  /** Ends all waiting. */
  cancel(): void {
    for (const cancel of [...this.#cancels]) cancel()
  }
}
