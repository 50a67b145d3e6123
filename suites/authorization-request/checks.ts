import type { Check } from '../check.js'
import { authzNonceLong } from './authz-nonce-long.js'
import { authzNonceOptional } from './authz-nonce-optional.js'
import { authzNonceRequired } from './authz-nonce-required.js'
import { authzOrderFree } from './authz-order-free.js'
import { authzPost } from './authz-post.js'
import { authzResponseTypeMissing } from './authz-response-type-missing.js'
import { authzStateLong } from './authz-state-long.js'
import { authzUnknownParam } from './authz-unknown-param.js'

/** What an authorization request may look like. */
export const checks: readonly Check[] = [
  authzUnknownParam,
  authzOrderFree,
  authzPost,
  authzResponseTypeMissing,
  authzNonceRequired,
  authzNonceOptional,
  authzStateLong,
  authzNonceLong,
]
