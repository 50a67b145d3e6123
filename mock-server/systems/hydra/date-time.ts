/** Go's time that was never set. */
export const NEVER = '0001-01-01T00:00:00Z'

/** A time in seconds since 1970 as Go has it in JSON: RFC 3339, in UTC, without a fraction that is zero. One that was never set is negative or `undefined`. */
export const dateTime = (seconds: number | undefined): string =>
  seconds === undefined || seconds < 0 ? NEVER : new Date(seconds * 1_000).toISOString().replace('.000Z', 'Z')

/** Whether Go's `time.Time` reads a text, RFC 3339. Days that a month does not have, and hour 24, are none, other than for `Date`. */
export function isDateTime(text: string): boolean {
  const [, day, hour] = DATE_TIME.exec(text) ?? []
  if (day === undefined || Number(hour) > 23 || Number.isNaN(Date.parse(text))) return false
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)
}
const DATE_TIME = /^(\d{4}-\d\d-\d\d)T(\d\d):\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:\d\d)$/
