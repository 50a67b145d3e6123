/** Go's time that was never set. */
export const NEVER = '0001-01-01T00:00:00Z'

/** A time in seconds since 1970 as Go has it in JSON: RFC 3339, in UTC, without a fraction that is zero. One that was never set is negative or `undefined`. */
export const dateTime = (seconds: number | undefined): string =>
  seconds === undefined || seconds < 0 ? NEVER : new Date(seconds * 1_000).toISOString().replace('.000Z', 'Z')
