import type { Check } from '../check.js'
import { issuedCredentialChecks } from './issued-credential.js'
import { nonceChecks } from './nonces.js'
import { wrongRequestChecks } from './wrong-requests.js'

/** Verifiable credentials about a person, bound to a key of a wallet. */
export const checks: readonly Check[] = [...nonceChecks, ...issuedCredentialChecks, ...wrongRequestChecks]
