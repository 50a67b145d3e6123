import type { Check } from '../check.js'
import { badInputChecks } from './bad-input.js'
import { grantChecks } from './grant.js'
import { managedIssuerChecks } from './managed-issuers.js'
import { wrongAssertionChecks } from './wrong-assertions.js'

/** Issuers whose assertions are good for tokens, and the grant that they allow (RFC 7523). */
export const checks: readonly Check[] = [
  ...managedIssuerChecks,
  ...badInputChecks,
  ...grantChecks,
  ...wrongAssertionChecks,
]
