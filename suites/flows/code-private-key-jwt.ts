import { signInCheck } from './sign-in-check.js'

/** Authorization code flow of a client with an assertion signed by its key. */
export const codePrivateKeyJwt = signInCheck({
  id: 'flows/code-private-key-jwt',
  title: 'openid-client signs in by code and PKCE and authenticates by private_key_jwt',
  responseType: 'code',
  method: 'private_key_jwt',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '3.1', level: 'MUST' },
})
