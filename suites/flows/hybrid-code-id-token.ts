import { signInCheck } from './sign-in-check.js'

/** Hybrid flow with a code and an ID token. */
export const hybridCodeIdToken = signInCheck({
  id: 'flows/hybrid-code-id-token',
  title: 'openid-client signs in by the response type code id_token',
  responseType: 'code id_token',

  requirement: { standard: 'OpenID Connect Core 1.0', section: '3.3', level: 'MUST' },
})
