import { DEVIATING_SYSTEMS, knownDeviations } from '../specs/deviations/known-deviations.js'

/** Something that systems are known to do, and that a check finds. */
export interface KnownOfCheck {
  readonly systems: readonly string[]
  /** What they do, for people. */
  readonly because: string
  /** Where they were seen to do it. */
  readonly evidence: readonly string[]
}

/** What is known that the check finds; what several systems do is told once. */
export async function knownOf(check: string): Promise<readonly KnownOfCheck[]> {
  const known = new Map<string, KnownOfCheck>()
  for (const system of DEVIATING_SYSTEMS) {
    for (const { checks, because, evidence } of await knownDeviations(system)) {
      if (!checks.includes(check)) continue
      const { systems = [], evidence: seen = [] } = known.get(because) ?? {}
      known.set(because, { systems: [...systems, system], because, evidence: [...seen, ...evidence] })
    }
  }
  return [...known.values()]
}
