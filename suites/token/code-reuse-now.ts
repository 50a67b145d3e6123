import type { Check } from '../check.js'
import { judgeReplay, usedCode } from './code-reuse.js'

/** A code works once. */
export const codeReuseNow: Check = {
  id: 'token/code-reuse-now',
  title: 'A code that was just used is refused with invalid_grant',
  requirement: { standard: 'RFC 6749', section: '4.1.2', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'RFC 6749', section: '10.5', level: 'MUST' }],
  oidf: 'oidcc-codereuse',
  operations: ['getToken'],
  run: async (context) => judgeReplay(await (await usedCode(context)).again()),
}
