import type { Check } from '../check.js'
import { claimsEssential } from './claims-essential.js'
import { claimsLocales } from './claims-locales.js'
import { claimsRightPlace } from './claims-right-place.js'
import { scopeAddress } from './scope-address.js'
import { scopeAll } from './scope-all.js'
import { scopeEmail } from './scope-email.js'
import { scopePhone } from './scope-phone.js'
import { scopeProfile } from './scope-profile.js'

/** Scopes and the claims parameter. */
export const checks: readonly Check[] = [
  scopeProfile,
  scopeEmail,
  scopeAddress,
  scopePhone,
  scopeAll,
  claimsEssential,
  claimsRightPlace,
  claimsLocales,
]
