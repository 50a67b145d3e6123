import type { HydraSystem } from '../harness/hydra/hydra-systems.js'
import { EVERY_HYDRA, HYDRA_1, HYDRA_2 } from '../hydra/requirement.js'

/** What a key is made of, by the algorithm it is for. */
interface KeyShape {
  /** The lines that make such keys. */
  readonly systems: readonly HydraSystem[]
  readonly kty: 'RSA' | 'EC' | 'OKP' | 'oct'
  readonly crv?: string
  /** Members of the public half beside type and curve. */
  readonly open: readonly string[]
  /** Members that only the owner of the key may have, among those that every line shows. */
  readonly secret: readonly string[]
}

/** Every algorithm that a line makes keys for. */
export const ALGORITHMS = {
  RS256: { systems: EVERY_HYDRA, kty: 'RSA', open: ['n', 'e'], secret: ['d', 'p', 'q'] },
  ES256: { systems: HYDRA_2, kty: 'EC', crv: 'P-256', open: ['x', 'y'], secret: ['d'] },
  ES512: { systems: EVERY_HYDRA, kty: 'EC', crv: 'P-521', open: ['x', 'y'], secret: ['d'] },
  EdDSA: { systems: HYDRA_2, kty: 'OKP', crv: 'Ed25519', open: ['x'], secret: ['d'] },
  HS256: { systems: HYDRA_1, kty: 'oct', open: [], secret: ['k'] },
  HS512: { systems: HYDRA_1, kty: 'oct', open: [], secret: ['k'] },
} as const satisfies Readonly<Record<string, KeyShape>>

export type KeyAlgorithm = keyof typeof ALGORITHMS

export const KEY_ALGORITHMS: readonly KeyAlgorithm[] = ['RS256', 'ES256', 'ES512', 'EdDSA', 'HS256', 'HS512']

export const shapeOf = (alg: KeyAlgorithm): KeyShape => ALGORITHMS[alg]

/** An algorithm whose keys are made in no time. */
export const quickAlgorithm = (system: HydraSystem): KeyAlgorithm => (HYDRA_1.includes(system) ? 'HS256' : 'ES256')
