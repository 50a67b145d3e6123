import { clientAuthenticationCheck } from './client-authentication.js'

/** private_key_jwt works. */
export const tokenAuthPrivateKeyJwt = clientAuthenticationCheck({
  id: 'token/token-auth-private-key-jwt',
  title: 'A client authenticates with an assertion signed by its key',
  method: 'private_key_jwt',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '9', level: 'MAY' },
  alsoRequiredBy: [{ standard: 'RFC 7523', section: '3', level: 'MAY' }],
  oidf: 'oidcc-server',
})
