import type { Check } from '../check.js'
import { badRequests } from './bad-requests.js'
import { clientAssertions } from './client-assertions.js'
import { clientCredentials } from './client-credentials.js'
import { codes } from './codes.js'
import { formats } from './formats.js'
import { proofKeys } from './proof-keys.js'
import { publicClients } from './public-clients.js'
import { refreshReuse } from './refresh-reuse.js'
import { refreshTokens } from './refresh-tokens.js'
import { tooLate } from './too-late.js'

/** How each line gives tokens, and how it refuses them. */
export const checks: readonly Check[] = [
  ...codes,
  ...formats,
  ...proofKeys,
  ...refreshTokens,
  ...refreshReuse,
  ...clientCredentials,
  ...badRequests,
  ...clientAssertions,
  ...publicClients,
  ...tooLate,
]
