import type { Check } from '../check.js'
import { judgeResponseType } from './judge-response-type.js'

/** The hybrid flow with an access token beside the code. */
export const rtypeCodeToken: Check = {
  id: 'response-types/rtype-code-token',
  title: 'The response type code token works from end to end, with an ID token from the token endpoint only',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '3.3', level: 'MAY' },
  oidf: 'oidcc-server',
  operations: ['authorize', 'getToken', 'getUserInfo'],
  run: (context) => judgeResponseType(context, 'code token'),
}
