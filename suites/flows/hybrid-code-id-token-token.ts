import { signInCheck } from './sign-in-check.js'

/** Hybrid flow with a code, an ID token and an access token. */
export const hybridCodeIdTokenToken = signInCheck({
  id: 'flows/hybrid-code-id-token-token',
  title: 'openid-client signs in by the response type code id_token token',
  responseType: 'code id_token token',

  requirement: { standard: 'OpenID Connect Core 1.0', section: '3.3', level: 'MUST' },
})
