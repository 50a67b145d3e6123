import type { Check } from '../check.js'
import { judgeReplay, usedCode } from './code-reuse.js'

/** A code stays used. */
export const codeReuse30s: Check = {
  id: 'token/code-reuse-30s',
  title: 'A code that was used half a minute ago is refused with invalid_grant',
  requirement: { standard: 'RFC 6749', section: '4.1.2', level: 'MUST' },
  oidf: 'oidcc-codereuse-30seconds',
  operations: ['getToken'],
  phase: 'alone',
  async run(context) {
    const code = await usedCode(context)
    await context.letPass(30)
    return judgeReplay(await code.again())
  },
}
