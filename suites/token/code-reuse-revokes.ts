import type { Check } from '../check.js'
import { blocked } from '../evidence.js'
import { pass, warn } from '../verdict.js'
import { usedCode } from './code-reuse.js'

/** Whoever replays a code may have stolen it, so what it gave is taken back. */
export const codeReuseRevokes: Check = {
  id: 'token/code-reuse-revokes',
  title: 'The access token that a code gave is revoked when the code is used again',
  requirement: { standard: 'RFC 6749', section: '4.1.2', level: 'SHOULD' },
  oidf: 'oidcc-codereuse-30seconds',
  operations: ['getToken', 'getUserInfo'],
  async run(context) {
    const url = context.endpoint('userinfo_endpoint')
    const { accessToken, again } = await usedCode(context)
    const ask = () => context.http({ url, headers: { authorization: `Bearer ${accessToken}` } })
    if ((await ask()).response.status !== 200)
      return blocked('UserInfo refuses a fresh access token', 'userinfo/ui-get')
    await again()
    const exchange = await ask()
    const { status } = exchange.response
    return status >= 400 && status < 500
      ? pass()
      : warn('UserInfo refuses the token with a status of 4xx', status, { exchange })
  },
}
