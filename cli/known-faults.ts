import type { Fault } from '../mock-server/seams.js'
import { unknownName } from './usage-error.js'

/** The faults as they were given, each id of them known. Throws a `UsageError` that names the nearest right id. */
export async function knownFaults(given: readonly (Fault | string)[]): Promise<readonly (Fault | string)[]> {
  if (given.every((fault) => typeof fault !== 'string')) return given
  const { faults } = await import('../mock-server/faults/catalogue.js')
  const ids = faults.map(({ id }) => id)
  for (const fault of given)
    if (typeof fault === 'string' && !ids.includes(fault)) throw unknownName('fault', fault, ids)
  return given
}
