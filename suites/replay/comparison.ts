import type { Bindings } from './bindings.js'
import { type Difference, type DifferenceKind, pointerPart } from './difference.js'
import type { RecordedTime } from './recorded-time.js'
import { timeAgrees } from './recorded-time.js'

/** By what an answer is compared. */
export interface Standard {
  readonly bindings: Bindings
  /** Seconds since 1970 when the answer was there. */
  readonly now: number
  /** Seconds that a time may be earlier than recorded. */
  readonly tolerance: number
  /** Whether sentences for people must be the same, word by word. */
  readonly wording: boolean
}

/** Something with a name, such as a header or a parameter. Names may repeat. */
export interface Named {
  readonly name: string
  readonly value: string
}

/** Collects what differs between a recorded answer and the one at hand. */
export class Comparison {
  readonly differences: Difference[] = []
  readonly standard: Standard
  /** A trial binds nothing: for finding out which elements belong together. */
  readonly isTrial: boolean

  constructor(standard: Standard, isTrial = false) {
    this.standard = standard
    this.isTrial = isTrial
  }

  /** An empty comparison by the same standard that binds nothing. */
  trial(): Comparison {
    return new Comparison(this.standard, true)
  }

  differ(kind: DifferenceKind, pointer: string, expected: unknown, actual: unknown): void {
    this.differences.push({
      kind,
      pointer,
      ...(expected === undefined ? {} : { expected }),
      ...(actual === undefined ? {} : { actual }),
    })
  }

  /** Gives a placeholder its value. */
  bind(name: string, value: string, pointer: string): void {
    if (this.isTrial) return
    const wrong = this.standard.bindings.bind(name, value)
    if (wrong !== undefined) this.differ('placeholder', pointer, `{{${name}}}, new`, wrong)
  }

  time(time: RecordedTime, value: number, pointer: string): void {
    const { now, tolerance } = this.standard
    if (timeAgrees(time, value, now, tolerance)) return
    const { notation, offset } = time
    if (notation === 'seconds') this.differ('lifetime', pointer, offset, value)
    else this.differ('time', pointer, relative(offset), relative(Math.round(value - now)))
  }

  /** Pairs things by name, in any order; of those with one name the first belongs to the first. */
  named<T extends Named>(
    kind: DifferenceKind,
    expected: readonly T[],
    actual: readonly T[],
    pointer: string,
    compare: (expected: T, actual: T, pointer: string) => void,
  ): void {
    for (const name of new Set([...expected, ...actual].map((one) => one.name))) {
      const wanted = expected.filter((one) => one.name === name)
      const had = actual.filter((one) => one.name === name)
      const where = `${pointer}/${pointerPart(name)}`
      for (let index = 0; index < Math.max(wanted.length, had.length); index++) {
        const [want, have] = [wanted[index], had[index]]
        if (want !== undefined && have !== undefined) compare(want, have, where)
        else this.differ(kind, where, want?.value, have?.value)
      }
    }
  }
}

const relative = (offset: number): string => `now${offset < 0 ? offset : `+${offset}`}`
