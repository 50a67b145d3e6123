import type { Check } from '../check.js'
import { clientCredentials } from './client-credentials.js'
import { codeClientSecretBasic } from './code-client-secret-basic.js'
import { codeClientSecretJwt } from './code-client-secret-jwt.js'
import { codeClientSecretPost } from './code-client-secret-post.js'
import { codeNone } from './code-none.js'
import { codePrivateKeyJwt } from './code-private-key-jwt.js'
import { hybridCodeIdToken } from './hybrid-code-id-token.js'
import { hybridCodeIdTokenToken } from './hybrid-code-id-token-token.js'
import { hybridCodeToken } from './hybrid-code-token.js'
import { implicitIdToken } from './implicit-id-token.js'
import { implicitIdTokenToken } from './implicit-id-token-token.js'
import { introspection } from './introspection.js'
import { logout } from './logout.js'
import { refresh } from './refresh.js'
import { revocation } from './revocation.js'
import { userinfo } from './userinfo.js'

/** Whole flows as an application with openid-client goes through them. */
export const checks: readonly Check[] = [
  codeClientSecretBasic,
  codeClientSecretPost,
  codeClientSecretJwt,
  codePrivateKeyJwt,
  codeNone,
  implicitIdToken,
  implicitIdTokenToken,
  hybridCodeIdToken,
  hybridCodeToken,
  hybridCodeIdTokenToken,
  refresh,
  clientCredentials,
  userinfo,
  introspection,
  revocation,
  logout,
]
