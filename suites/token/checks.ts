import type { Check } from '../check.js'
import { codeReuse30s } from './code-reuse-30s.js'
import { codeReuseNow } from './code-reuse-now.js'
import { codeReuseRevokes } from './code-reuse-revokes.js'
import { tokenAssertionAudIssuer } from './token-assertion-aud-issuer.js'
import { tokenAuthAdvertised } from './token-auth-advertised.js'
import { tokenAuthBasic } from './token-auth-basic.js'
import { tokenAuthMtls } from './token-auth-mtls.js'
import { tokenAuthNone } from './token-auth-none.js'
import { tokenAuthPost } from './token-auth-post.js'
import { tokenAuthPrivateKeyJwt } from './token-auth-private-key-jwt.js'
import { tokenAuthSecretJwt } from './token-auth-secret-jwt.js'
import { tokenExpiresInPresent } from './token-expires-in-present.js'
import { tokenExpiresInValid } from './token-expires-in-valid.js'
import { tokenIdToken } from './token-id-token.js'
import { tokenMembers } from './token-members.js'
import { tokenSuccess } from './token-success.js'

/** The token endpoint and client authentication. */
export const checks: readonly Check[] = [
  tokenSuccess,
  tokenMembers,
  tokenIdToken,
  tokenExpiresInPresent,
  tokenExpiresInValid,
  tokenAuthAdvertised,
  tokenAuthBasic,
  tokenAuthPost,
  tokenAuthNone,
  tokenAuthSecretJwt,
  tokenAuthPrivateKeyJwt,
  tokenAuthMtls,
  tokenAssertionAudIssuer,
  codeReuseNow,
  codeReuse30s,
  codeReuseRevokes,
]
