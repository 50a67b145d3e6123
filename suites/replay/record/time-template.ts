import { NOTATIONS } from '../recorded-time.js'

const HOUR = 3_600
const YEAR = 365 * 24 * HOUR

/** Seconds around the step within which a time has to do with it. Others are dates that stay. */
const EARLIEST = -HOUR
const LATEST = 20 * YEAR

/** Nearer to the step a time is the step's own. */
const JUST_BEFORE = -10
const JUST_AFTER = 2

/** Seconds by which a token may have aged before it is looked at: a replay allows for them. */
const AGED = 8

/** The lifetime that was meant: whole minutes from which a few seconds have passed, else rounded a little. */
function meant(seconds: number): number {
  const minutes = Math.ceil((seconds - JUST_AFTER) / 60) * 60
  if (minutes - seconds <= AGED) return minutes
  const rounded = Math.round(seconds / 5) * 5
  return Math.abs(rounded - seconds) <= JUST_AFTER ? rounded : Math.round(seconds)
}

/** `now+3600`, or `undefined` when the time has nothing to do with the step. All in seconds. */
export function relativeTime(time: number, now: number): string | undefined {
  const distance = time - now
  if (!(distance >= EARLIEST && distance <= LATEST)) return undefined
  if (distance > JUST_BEFORE && distance <= JUST_AFTER) return 'now'
  const offset = distance > 0 ? meant(distance) : Math.round(distance)
  return `now${offset < 0 ? '' : '+'}${offset}`
}

/** `{{seconds#3600}}`: a lifetime, of which a second may have passed. */
export function lifetime(seconds: number): string {
  const whole = Math.ceil(seconds / 60) * 60
  return `{{seconds#${whole - seconds <= 1 ? whole : seconds}}}`
}

const IN_TEXTS = ['datetime', 'httpdate', 'gotime'] as const

/** A text in which times are placeholders. */
export function withoutTimes(text: string, now: number): string {
  let result = text
  for (const notation of IN_TEXTS) {
    const { pattern, read } = NOTATIONS[notation]
    result = result.replace(new RegExp(pattern, 'g'), (time) => {
      const relative = relativeTime(read(time), now)
      return relative === undefined ? time : `{{${notation}#${relative}}}`
    })
  }
  return result
}
