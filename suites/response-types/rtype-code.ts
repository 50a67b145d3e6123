import type { Check } from '../check.js'
import { judgeResponseType } from './judge-response-type.js'

/** The authorization code flow. */
export const rtypeCode: Check = {
  id: 'response-types/rtype-code',
  title: 'The response type code works from end to end and gives only a code',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '3.1', level: 'MUST' },
  oidf: 'oidcc-server',
  operations: ['authorize', 'getToken', 'getUserInfo'],
  run: (context) => judgeResponseType(context, 'code'),
}
