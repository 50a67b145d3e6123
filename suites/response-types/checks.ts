import type { Check } from '../check.js'
import { rtypeCode } from './rtype-code.js'
import { rtypeCodeIdToken } from './rtype-code-id-token.js'
import { rtypeCodeIdTokenToken } from './rtype-code-id-token-token.js'
import { rtypeCodeToken } from './rtype-code-token.js'
import { rtypeIdToken } from './rtype-id-token.js'
import { rtypeIdTokenToken } from './rtype-id-token-token.js'

/** Each response type that is on offer, from end to end. */
export const checks: readonly Check[] = [
  rtypeCode,
  rtypeIdToken,
  rtypeIdTokenToken,
  rtypeCodeIdToken,
  rtypeCodeToken,
  rtypeCodeIdTokenToken,
]
