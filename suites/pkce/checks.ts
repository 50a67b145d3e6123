import type { Check } from '../check.js'
import { pkceS256Ok } from './pkce-s256-ok.js'
import { xpkDowngrade } from './xpk-downgrade.js'
import { xpkMissingVerifier } from './xpk-missing-verifier.js'
import { xpkPlainAsS256 } from './xpk-plain-as-s256.js'
import { xpkUnknownMethod } from './xpk-unknown-method.js'
import { xpkWrongVerifier } from './xpk-wrong-verifier.js'

/** Proof Key for Code Exchange. */
export const checks: readonly Check[] = [
  pkceS256Ok,
  xpkWrongVerifier,
  xpkMissingVerifier,
  xpkPlainAsS256,
  xpkDowngrade,
  xpkUnknownMethod,
]
