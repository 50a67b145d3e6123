import type { Check } from '../check.js'
import { answers } from './answers.js'
import { byRequestId } from './by-request-id.js'
import { listedConsents } from './listed-consents.js'
import { revokedConsents } from './revoked-consents.js'

/** The consents that people gave: listed, and taken back. */
export const checks: readonly Check[] = [...listedConsents, ...revokedConsents, ...byRequestId, ...answers]
