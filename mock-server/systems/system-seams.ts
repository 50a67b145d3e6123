import type { Fault, SeamName } from '../seams.js'
import type { HydraSystem } from './hydra/systems.js'
import { SYSTEM_NAMES, type SystemName } from './system-names.js'

/** The seams that every Hydra system has. Its handlers judge in an order of their own, without named rules. */
const OF_HYDRA: readonly SeamName[] = [
  'request',
  'response',
  'metadata',
  'jwks',
  'authorizationRequest',
  'authorizationResponse',
  'credential',
  'idTokenClaims',
  'idToken',
  'signedIdToken',
  'accessToken',
  'tokenResponse',
  'userinfo',
  'signedUserinfo',
  'introspection',
  'error',
]

/** Lines of 2.x let clients register themselves. */
const OF_HYDRA_2: readonly SeamName[] = [...OF_HYDRA, 'registration']

const SEAMS: Readonly<Record<HydraSystem, readonly SeamName[]>> = {
  'hydra-1.5': OF_HYDRA,
  'hydra-1.9': OF_HYDRA,
  'hydra-2.3': OF_HYDRA_2,
  'hydra-2': OF_HYDRA_2,
}

/** The seams of a system; `undefined` for all. */
const seamsOf = (system: SystemName): readonly SeamName[] | undefined =>
  system === 'openid-connect' ? undefined : SEAMS[system]

const has = (system: SystemName, seam: SeamName): boolean => seamsOf(system)?.includes(seam) ?? true

/** The systems that can take a fault on. */
export const systemsOf = ({ systems = SYSTEM_NAMES, seam }: Fault): readonly SystemName[] =>
  systems.filter((system) => has(system, seam))

/** Why a system can't take a fault on; `undefined` when it can. */
export function misfit({ id, systems, seam }: Fault, system: SystemName): string | undefined {
  if (systems !== undefined && !systems.includes(system)) {
    return `the fault '${id}' is for ${systems.join(', ')}, and this provider is ${system}`
  }
  if (has(system, seam)) return undefined
  return `the fault '${id}' sits at the seam '${seam}', which ${system} does not have; its seams are ${seamsOf(system)?.join(', ')}`
}
