import type { RuleName } from '../rules.js'

/** The rules in force without these: what a fault at the seam `rules` returns. */
export const waived =
  (...names: readonly RuleName[]) =>
  (enforced: ReadonlySet<RuleName>): ReadonlySet<RuleName> =>
    new Set([...enforced].filter((rule) => !names.includes(rule)))
