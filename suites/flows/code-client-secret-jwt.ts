import { signInCheck } from './sign-in-check.js'

/** Authorization code flow of a client with an assertion under its secret. */
export const codeClientSecretJwt = signInCheck({
  id: 'flows/code-client-secret-jwt',
  title: 'openid-client signs in by code and PKCE and authenticates by client_secret_jwt',
  responseType: 'code',
  method: 'client_secret_jwt',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '3.1', level: 'MUST' },
})
