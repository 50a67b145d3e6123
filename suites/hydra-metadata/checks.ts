import type { Check } from '../check.js'
import { crossOriginChecks } from './cross-origin.js'
import { discoveryDocumentChecks } from './discovery-document.js'
import { errorPageChecks } from './error-page.js'
import { metricsChecks } from './metrics.js'
import { pathChecks } from './paths.js'
import { sideChecks } from './sides.js'

/** What a Hydra tells of itself, where, and to whom. */
export const checks: readonly Check[] = [
  ...discoveryDocumentChecks,
  ...metricsChecks,
  ...sideChecks,
  ...pathChecks,
  ...crossOriginChecks,
  ...errorPageChecks,
]
