import { signInCheck } from './sign-in-check.js'

/** Authorization code flow of a client with a secret in HTTP Basic. */
export const codeClientSecretBasic = signInCheck({
  id: 'flows/code-client-secret-basic',
  title: 'openid-client signs in by code and PKCE and authenticates by client_secret_basic',
  responseType: 'code',
  method: 'client_secret_basic',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '3.1', level: 'MUST' },
})
