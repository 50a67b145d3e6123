import { signInCheck } from './sign-in-check.js'

/** Authorization code flow of a client with a secret in the form. */
export const codeClientSecretPost = signInCheck({
  id: 'flows/code-client-secret-post',
  title: 'openid-client signs in by code and PKCE and authenticates by client_secret_post',
  responseType: 'code',
  method: 'client_secret_post',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '3.1', level: 'MUST' },
})
