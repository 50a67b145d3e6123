import type { Check } from '../check.js'
import { judgeResponseType } from './judge-response-type.js'

/** The implicit flow without an access token. */
export const rtypeIdToken: Check = {
  id: 'response-types/rtype-id-token',
  title: 'The response type id_token works and gives no access token',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '3.2', level: 'MUST' },
  oidf: 'oidcc-server',
  operations: ['authorize'],
  run: (context) => judgeResponseType(context, 'id_token'),
}
