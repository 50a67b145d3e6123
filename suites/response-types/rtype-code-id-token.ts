import type { Check } from '../check.js'
import { judgeResponseType } from './judge-response-type.js'

/** The hybrid flow with an ID token beside the code. */
export const rtypeCodeIdToken: Check = {
  id: 'response-types/rtype-code-id-token',
  title: 'The response type code id_token works from end to end, with an access token from the token endpoint only',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '3.3', level: 'MAY' },
  oidf: 'oidcc-server',
  operations: ['authorize', 'getToken', 'getUserInfo'],
  run: (context) => judgeResponseType(context, 'code id_token'),
}
