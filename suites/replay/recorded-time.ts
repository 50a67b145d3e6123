const WEEKDAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)'
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)'

const byDate = (text: string): number => Date.parse(text) / 1_000

/** The notations of a time: what it looks like in a text, how to read it, how to write seconds since 1970. */
export const NOTATIONS = {
  timestamp: { pattern: '\\d{9,11}', read: Number, write: (seconds: number) => String(Math.floor(seconds)) },
  datetime: {
    pattern: '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d)',
    read: byDate,
    write: (seconds: number) => new Date(seconds * 1_000).toISOString(),
  },
  httpdate: {
    pattern: `${WEEKDAY}, \\d\\d ${MONTH} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT`,
    read: byDate,
    write: (seconds: number) => new Date(seconds * 1_000).toUTCString(),
  },
  gotime: {
    pattern: '\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)? [+-]\\d{4} [A-Z]+(?: m=[+-][\\d.]+)?',
    read: (text: string) => byDate(text.replace(/^(\S+) (\S+) ([+-]\d\d)(\d\d).*$/s, '$1T$2$3:$4')),
    write: (seconds: number) => new Date(seconds * 1_000).toISOString().replace(/T(.*)\.\d+Z$/, ' $1 +0000 UTC'),
  },
  seconds: { pattern: '\\d+', read: Number, write: String },
} as const

/** A placeholder that stands for a time relative to the step, or for a lifetime (`seconds`). */
export interface RecordedTime {
  readonly notation: keyof typeof NOTATIONS
  /** Seconds after the step; the length of a lifetime. */
  readonly offset: number
}

const NAME = /^(?:(timestamp|datetime|httpdate|gotime)#now([+-]\d+)?|(seconds)#(\d+))$/

const isNotation = (name: string): name is RecordedTime['notation'] => Object.hasOwn(NOTATIONS, name)

/** Reads `datetime#now+60` or `seconds#3600`; `undefined` for all other placeholders. */
export function timeOf(name: string): RecordedTime | undefined {
  const found = NAME.exec(name)
  if (found === null) return undefined
  const [, point, offset = '0', length, seconds = '0'] = found
  const notation = point ?? length ?? ''
  return isNotation(notation) ? { notation, offset: Number(length === undefined ? offset : seconds) } : undefined
}

/** Seconds that a time may be later than recorded, or a lifetime shorter. */
const LATE = 2
const SHORTER = 3
/** Times nearer to the step than this get less slack than the tolerance: otherwise a wrong one would pass. */
const NEAR = 30

/**
 * Whether a time is where the recording has it. What is to come may be only a little late: nothing lives longer than it
 * should. All in seconds; `tolerance` is how much earlier a time may be.
 */
export function timeAgrees({ notation, offset }: RecordedTime, value: number, now: number, tolerance: number): boolean {
  if (notation === 'seconds') return value <= offset && value >= offset - SHORTER
  const distance = value - now - offset
  const near = offset !== 0 && Math.abs(offset) < NEAR
  const slack = near ? Math.min(tolerance, Math.max(LATE, Math.abs(offset) / 2)) : tolerance
  return distance >= -slack && distance <= (offset < 0 ? slack : LATE)
}
