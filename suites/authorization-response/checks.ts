import type { Check } from '../check.js'
import { respCodeEntropy } from './resp-code-entropy.js'
import { respCodeLength } from './resp-code-length.js'
import { respIss } from './resp-iss.js'
import { respParts } from './resp-parts.js'
import { respPlace } from './resp-place.js'
import { respRegisteredQuery } from './resp-registered-query.js'
import { respState } from './resp-state.js'
import { respSuccess } from './resp-success.js'

/** What the authorization endpoint sends to the client. */
export const checks: readonly Check[] = [
  respSuccess,
  respState,
  respIss,
  respParts,
  respPlace,
  respRegisteredQuery,
  respCodeLength,
  respCodeEntropy,
]
