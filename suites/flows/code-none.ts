import { signInCheck } from './sign-in-check.js'

/** Authorization code flow of a public client. */
export const codeNone = signInCheck({
  id: 'flows/code-none',
  title: 'openid-client signs in by code and PKCE as a public client',
  responseType: 'code',
  method: 'none',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '3.1', level: 'MUST' },
})
