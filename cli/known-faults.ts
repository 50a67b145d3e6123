import type { Fault } from '../mock-server/seams.js'
import type { SystemName } from '../mock-server/systems/system-names.js'
import { misfit } from '../mock-server/systems/system-seams.js'
import { UsageError, unknownName } from './usage-error.js'

/**
 * The faults as they were given, each id of them known and each fault one that the system can take on. Throws a `UsageError`
 * that names the nearest right id, or the systems of the fault.
 */
export async function knownFaults(
  given: readonly (Fault | string)[],
  system: SystemName,
): Promise<readonly (Fault | string)[]> {
  const all = given.some((fault) => typeof fault === 'string')
    ? (await import('../mock-server/faults/catalogue.js')).faults
    : []
  for (const each of given) {
    const fault = typeof each === 'string' ? all.find(({ id }) => id === each) : each
    if (fault === undefined) {
      throw unknownName(
        'fault',
        String(each),
        all.map(({ id }) => id),
      )
    }
    const problem = misfit(fault, system)
    if (problem !== undefined) throw new UsageError(`${problem}; name another system by --system`)
  }
  return given
}
