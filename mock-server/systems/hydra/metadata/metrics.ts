import type { HydraLine } from '../lines.js'

/** Placeholder for the counts of one server; filled in `metrics-text`. */
export class Metrics {
  readonly #line: HydraLine

  constructor(line: HydraLine) {
    this.#line = line
  }

  /** Notes an exchange. */
  observe(_exchange: {
    readonly endpoint: string
    readonly method: string
    readonly status: number
    readonly seconds: number
  }): void {}

  get system(): string {
    return this.#line.system
  }

  clear(): void {}
}
