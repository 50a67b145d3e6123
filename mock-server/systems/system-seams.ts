import type { Fault, SeamName } from '../seams.js'
import { SYSTEM_NAMES, type SystemName } from './system-names.js'

/** The seams that the Hydra systems have. */
export const HYDRA_SEAMS: readonly SeamName[] = ['request', 'response']

const has = (system: SystemName, seam: SeamName): boolean => system === 'openid-connect' || HYDRA_SEAMS.includes(seam)

/** The systems that can take a fault on. */
export const systemsOf = ({ systems = SYSTEM_NAMES, seam }: Fault): readonly SystemName[] =>
  systems.filter((system) => has(system, seam))

/** Why a system can't take a fault on; `undefined` when it can. */
export function misfit({ id, systems, seam }: Fault, system: SystemName): string | undefined {
  if (systems !== undefined && !systems.includes(system)) {
    return `the fault '${id}' is for ${systems.join(', ')}, and this provider is ${system}`
  }
  if (has(system, seam)) return undefined
  return `the fault '${id}' sits at the seam '${seam}', which ${system} does not have; its seams are ${HYDRA_SEAMS.join(', ')}`
}
