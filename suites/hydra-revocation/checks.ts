import type { Check } from '../check.js'
import { answers } from './answers.js'
import { deletedTokens } from './deleted-tokens.js'
import { revokedTokens } from './revoked-tokens.js'

/** How tokens are ended by their client, and by the administrator. */
export const checks: readonly Check[] = [...revokedTokens, ...answers, ...deletedTokens]
