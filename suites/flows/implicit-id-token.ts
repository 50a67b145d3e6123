import { signInCheck } from './sign-in-check.js'

/** Implicit flow with an ID token alone. */
export const implicitIdToken = signInCheck({
  id: 'flows/implicit-id-token',
  title: 'openid-client signs in by the response type id_token',
  responseType: 'id_token',

  requirement: { standard: 'OpenID Connect Core 1.0', section: '3.2', level: 'MUST' },
})
