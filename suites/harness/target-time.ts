import { Skip } from '../verdict.js'
import type { Clock } from './clock.js'
import type { TargetHooks } from './target.js'

interface TargetTimeOptions {
  readonly clock: Clock
  readonly hooks: TargetHooks
  /** Seconds that may be waited in all. */
  readonly patience: number
}

/** Time at the target: the harness's clock, and what the target's was moved ahead of it. */
export class TargetTime {
  readonly #options: TargetTimeOptions
  #patience: number
  #ahead = 0

  constructor(options: TargetTimeOptions) {
    this.#options = options
    this.#patience = options.patience
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.#options.clock.now() + this.#ahead
  }

  /** Seconds that the target's clock was moved ahead. */
  get ahead(): number {
    return this.#ahead / 1_000
  }

  /** Seconds that a check may ask for. */
  get patience(): number {
    return this.#options.hooks.advanceClock === undefined ? this.#options.patience : Number.POSITIVE_INFINITY
  }

  /** By the hook, else by waiting as long as the patience lasts. */
  async letPass(seconds: number, signal: AbortSignal): Promise<void> {
    const { hooks, clock } = this.#options
    if (hooks.advanceClock !== undefined) {
      await hooks.advanceClock(seconds)
      this.#ahead += seconds * 1_000
      return
    }
    if (seconds > this.#patience) {
      throw new Skip(
        `needs ${seconds} s to pass at the target and ${this.#patience} s are left: give hooks.advanceClock, or set a longer patience`,
      )
    }
    this.#patience -= seconds
    await clock.wait(seconds * 1_000, signal)
    signal.throwIfAborted()
  }
}
