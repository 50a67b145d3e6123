import type { Check } from '../check.js'
import { judgeResponseType } from './judge-response-type.js'

/** The implicit flow with an access token. */
export const rtypeIdTokenToken: Check = {
  id: 'response-types/rtype-id-token-token',
  title: 'The response type id_token token works from end to end and gives no code',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '3.2', level: 'MUST' },
  oidf: 'oidcc-server',
  operations: ['authorize', 'getUserInfo'],
  run: (context) => judgeResponseType(context, 'id_token token'),
}
