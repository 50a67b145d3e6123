import type { Check } from '../check.js'
import { everyIdToken } from '../evidence.js'
import { fail, pass } from '../verdict.js'

/** Whether it can be a subject identifier. */
export const isSubject = (value: unknown): value is string =>
  typeof value === 'string' && /^[\x20-\x7e]{1,255}$/.test(value)

/** An ID token names its subject. */
export const idtSub: Check = {
  id: 'id-token/idt-sub',
  title: 'The sub of an ID token is a string of 1 to 255 printable ASCII characters',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '2', level: 'MUST' },
  oidf: 'oidcc-server',
  operations: ['authorize', 'getToken'],
  run: (context) =>
    everyIdToken(context, ({ claims: { sub }, exchange, label }) => {
      return isSubject(sub) ? pass() : fail('1 to 255 printable ASCII characters', sub, { note: label, exchange })
    }),
}
