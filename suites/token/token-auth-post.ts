import { clientAuthenticationCheck } from './client-authentication.js'

/** client_secret_post works. */
export const tokenAuthPost = clientAuthenticationCheck({
  id: 'token/token-auth-post',
  title: 'A client that is registered so authenticates with id and secret in the form',
  method: 'client_secret_post',
  requirement: { standard: 'RFC 6749', section: '2.3.1', level: 'MAY' },
  alsoRequiredBy: [{ standard: 'OpenID Connect Core 1.0', section: '9', level: 'MAY' }],
  oidf: 'oidcc-server-client-secret-post',
})
