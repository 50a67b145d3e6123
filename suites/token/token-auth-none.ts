import { clientAuthenticationCheck } from './client-authentication.js'

/** Public clients work. */
export const tokenAuthNone = clientAuthenticationCheck({
  id: 'token/token-auth-none',
  title: 'A public client names itself by its client_id alone',
  method: 'none',
  requirement: { standard: 'RFC 6749', section: '3.2.1', level: 'MAY' },
  alsoRequiredBy: [{ standard: 'OpenID Connect Core 1.0', section: '9', level: 'MAY' }],
  oidf: 'oidcc-server',
})
