import { int64 } from '../int64.js'

/** A `max_age` as the servers understand it. */
export interface MaxAge {
  readonly seconds: number
  /** The same as a duration of Go: of so many that it counts from the other end. */
  readonly milliseconds: number
}

const NANOSECONDS = 1_000_000_000n

/** What `max_age` says; `undefined` when it is no number of 64 bits. */
export function maxAgeOf(text: string): MaxAge | undefined {
  const seconds = int64(text)
  if (seconds === undefined) return undefined
  const nanoseconds = BigInt.asIntN(64, seconds * NANOSECONDS)
  return { seconds: Number(seconds), milliseconds: Number(nanoseconds / 1_000_000n) }
}
