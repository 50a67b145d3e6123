import { clientAuthenticationCheck } from './client-authentication.js'

/** client_secret_jwt works. */
export const tokenAuthSecretJwt = clientAuthenticationCheck({
  id: 'token/token-auth-secret-jwt',
  title: 'A client authenticates with an assertion under its secret',
  method: 'client_secret_jwt',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '9', level: 'MAY' },
  alsoRequiredBy: [{ standard: 'RFC 7523', section: '2.2', level: 'MAY' }],
  oidf: 'oidcc-server',
})
