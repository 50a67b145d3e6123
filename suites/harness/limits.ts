import type { Clock } from './clock.js'

/** Lets so many pieces of work go on at once; the others wait in order. */
export function concurrencyLimit(limit: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve))
    else running++
    try {
      return await work()
    } finally {
      // The place is handed on rather than given back, so that nobody can slip in between.
      const next = waiting.shift()
      if (next === undefined) running--
      else next()
    }
  }
}

/** A token bucket of one second's worth: resolves when the next request may go out. */
export function rateLimit(perSecond: number, clock: Clock): (signal?: AbortSignal) => Promise<void> {
  const gap = 1_000 / perSecond
  const burst = Math.max(1, Math.floor(perSecond)) * gap
  // The time at which the bucket is full again; each request moves it one gap further.
  let full = 0
  return async (signal) => {
    const now = clock.now()
    full = Math.max(full, now) + gap
    const wait = full - now - burst
    if (wait > 0) await clock.wait(wait, signal)
  }
}
