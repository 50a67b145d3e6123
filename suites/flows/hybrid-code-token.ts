import { signInCheck } from './sign-in-check.js'

/** Hybrid flow with a code and an access token. */
export const hybridCodeToken = signInCheck({
  id: 'flows/hybrid-code-token',
  title: 'openid-client signs in by the response type code token',
  responseType: 'code token',

  requirement: { standard: 'OpenID Connect Core 1.0', section: '3.3', level: 'MUST' },
})
