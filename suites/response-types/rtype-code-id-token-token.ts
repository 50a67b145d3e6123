import type { Check } from '../check.js'
import { judgeResponseType } from './judge-response-type.js'

/** The hybrid flow with both tokens beside the code. */
export const rtypeCodeIdTokenToken: Check = {
  id: 'response-types/rtype-code-id-token-token',
  title: 'The response type code id_token token works from end to end',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '3.3', level: 'MAY' },
  oidf: 'oidcc-server',
  operations: ['authorize', 'getToken', 'getUserInfo'],
  run: (context) => judgeResponseType(context, 'code id_token token'),
}
