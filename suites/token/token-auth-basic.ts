import { clientAuthenticationCheck } from './client-authentication.js'

/** client_secret_basic works. */
export const tokenAuthBasic = clientAuthenticationCheck({
  id: 'token/token-auth-basic',
  title: 'A client authenticates by HTTP Basic with its form-urlencoded id and secret',
  method: 'client_secret_basic',
  requirement: { standard: 'RFC 6749', section: '2.3.1', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'OpenID Connect Core 1.0', section: '9', level: 'MUST' }],
  oidf: 'oidcc-server',
})
