import type { Check } from '../check.js'
import { idtAcrEssential } from './idt-acr-essential.js'
import { idtAcrString } from './idt-acr-string.js'
import { idtAlgDefault } from './idt-alg-default.js'
import { idtAlgNone } from './idt-alg-none.js'
import { idtAlgRs256 } from './idt-alg-rs256.js'
import { idtAtHashFront } from './idt-at-hash-front.js'
import { idtAtHashToken } from './idt-at-hash-token.js'
import { idtAud } from './idt-aud.js'
import { idtAuthTimeSane } from './idt-auth-time-sane.js'
import { idtCHashFront } from './idt-c-hash-front.js'
import { idtCHashToken } from './idt-c-hash-token.js'
import { idtEncrypted } from './idt-encrypted.js'
import { idtEncryptedKid } from './idt-encrypted-kid.js'
import { idtExp } from './idt-exp.js'
import { idtExpUnit } from './idt-exp-unit.js'
import { idtFormat } from './idt-format.js'
import { idtHybridSameSub } from './idt-hybrid-same-sub.js'
import { idtIat } from './idt-iat.js'
import { idtIatFresh } from './idt-iat-fresh.js'
import { idtIss } from './idt-iss.js'
import { idtKid } from './idt-kid.js'
import { idtNbf } from './idt-nbf.js'
import { idtNoExtra } from './idt-no-extra.js'
import { idtNoName } from './idt-no-name.js'
import { idtNonce } from './idt-nonce.js'
import { idtSignature } from './idt-signature.js'
import { idtStdClaims } from './idt-std-claims.js'
import { idtSub } from './idt-sub.js'
import { idtUpdatedAt } from './idt-updated-at.js'

/** ID tokens, from whichever endpoint. */
export const checks: readonly Check[] = [
  idtFormat,
  idtIss,
  idtAud,
  idtExp,
  idtExpUnit,
  idtIat,
  idtIatFresh,
  idtNbf,
  idtAuthTimeSane,
  idtAcrString,
  idtAcrEssential,
  idtNonce,
  idtSub,
  idtSignature,
  idtKid,
  idtAlgDefault,
  idtAlgRs256,
  idtAlgNone,
  idtAtHashFront,
  idtCHashFront,
  idtAtHashToken,
  idtCHashToken,
  idtStdClaims,
  idtUpdatedAt,
  idtNoName,
  idtNoExtra,
  idtHybridSameSub,
  idtEncrypted,
  idtEncryptedKid,
]
