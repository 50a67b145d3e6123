import { nearestName } from '../nearest-name.js'
import type { Fault } from '../seams.js'

/** The fault with this id. The catalogue is read when it is first needed; an unknown id gets the one most like it named. */
export async function findFault(id: string): Promise<Fault> {
  const { faults } = await import('../faults/catalogue.js')
  const found = faults.find((fault) => fault.id === id)
  if (found !== undefined) return found
  const ids = faults.map((fault) => fault.id)
  const nearest = nearestName(id, ids)
  const advice = nearest === undefined ? 'see `touchstone list faults`' : `did you mean '${nearest}'?`
  throw new RangeError(`there is no fault '${id}'; ${advice}`)
}
