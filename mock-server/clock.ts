/** Where the time comes from. The provider never reads the real clock itself. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number
}

/** The real clock, read late, so that fake timers of a test framework take effect. */
export const systemClock: Clock = { now: () => Date.now() }

const UNITS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const
type Unit = keyof typeof UNITS
const isUnit = (text: string): text is Unit => Object.hasOwn(UNITS, text)

/** A length of time: seconds as a number, or a number with a unit: `'250ms'`, `'90s'`, `'15m'`, `'1h'`, `'14d'`. */
export type Duration = number | `${number}${Unit}`

/** The duration in milliseconds. Throws a `RangeError` that names the value when it is not a duration. */
export function milliseconds(duration: Duration | string): number {
  if (typeof duration === 'number' && Number.isFinite(duration)) return duration * 1_000
  const match = /^(-?\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(String(duration))
  const [, amount, unit] = match ?? []
  if (amount === undefined || unit === undefined || !isUnit(unit)) {
    throw new RangeError(
      `${JSON.stringify(duration)} is not a duration: use seconds as a number, or '250ms', '90s', '15m', '1h', '14d'`,
    )
  }
  return Number(amount) * UNITS[unit]
}

/** The clock of one provider: follows another clock until it is moved or frozen. */
export class ProviderClock implements Clock {
  readonly #base: Clock
  readonly #moved = new Set<() => void>()
  #offset = 0
  #frozenAt: number | undefined

  constructor(base: Clock = systemClock) {
    this.#base = base
  }

  now(): number {
    return this.#frozenAt ?? this.#base.now() + this.#offset
  }

  /** Moves time forward (or back, with a negative duration). */
  advance(duration: Duration): void {
    const by = milliseconds(duration)
    if (this.#frozenAt === undefined) this.#offset += by
    else this.#frozenAt += by
    this.#tell()
  }

  /** Sets the time of day; time goes on from there unless it is frozen. */
  set(time: Date | number): void {
    const at = Number(time)
    if (!Number.isFinite(at))
      throw new RangeError(`clock.set: ${String(time)} is not a time: give a Date or milliseconds since 1970`)
    if (this.#frozenAt === undefined) this.#offset = at - this.#base.now()
    else this.#frozenAt = at
    this.#tell()
  }

  /** Stops time at the present moment, or at the one given. */
  freeze(time?: Date | number): void {
    this.#frozenAt = this.now()
    if (time !== undefined) this.set(time)
  }

  /** Follows the base clock again. */
  reset(): void {
    this.#offset = 0
    this.#frozenAt = undefined
    this.#tell()
  }

  /** Calls back whenever the clock is moved, until what it returns is called. */
  onMoved(listener: () => void): () => void {
    this.#moved.add(listener)
    return () => this.#moved.delete(listener)
  }

  #tell(): void {
    for (const listener of [...this.#moved]) listener()
  }
}

/** Whole seconds since 1970, the unit of `iat`, `exp` and `auth_time` (RFC 7519 section 2, NumericDate). */
export const seconds = (clock: Clock): number => Math.floor(clock.now() / 1_000)
