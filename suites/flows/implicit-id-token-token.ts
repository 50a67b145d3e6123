import { signInCheck } from './sign-in-check.js'

/** Implicit flow with an ID token and an access token. */
export const implicitIdTokenToken = signInCheck({
  id: 'flows/implicit-id-token-token',
  title: 'openid-client signs in by the response type id_token token',
  responseType: 'id_token token',

  requirement: { standard: 'OpenID Connect Core 1.0', section: '3.2', level: 'MUST' },
})
