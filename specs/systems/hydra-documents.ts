import type { DocumentName } from '../built-in-documents.js'
import type { Aspect } from '../judgeable-aspects.js'

/** The documents of the lines of Hydra. */
export type HydraDocument = Extract<DocumentName, `hydra-${string}`>

/** The documents that can judge an aspect of an operation; aspects that none can judge are left out. */
export type JudgedBy = Readonly<Partial<Record<Aspect, readonly HydraDocument[]>>>

export { judgedHydraOperations } from '../generated/judged-hydra-operations.js'
