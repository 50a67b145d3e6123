import type { Check } from '../check.js'
import { fail, pass, worst } from '../verdict.js'
import { issuedCodes } from './issued-codes.js'

const MINIMUM_BITS = 128
const BITS_PER_CHARACTER = 8

/** Whatever a code is made of, it can't hold 128 bits in fewer than 16 characters. */
export const respCodeLength: Check = {
  id: 'authorization-response/resp-code-length',
  title: 'An authorization code has room for 128 bits',
  requirement: { standard: 'RFC 6749', section: '10.10', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'RFC 6819', section: '5.1.4.2.2', level: 'MUST' }],
  oidf: 'oidcc-server',
  operations: ['authorize'],
  async run(context) {
    const codes = await issuedCodes(context)
    return worst(
      codes.map(({ code, flow }) =>
        code.length * BITS_PER_CHARACTER >= MINIMUM_BITS
          ? pass()
          : fail(
              `at least ${MINIMUM_BITS / BITS_PER_CHARACTER} characters (${flow.label})`,
              `${code.length} characters`,
              { exchange: flow.authorization.exchange },
            ),
      ),
    )
  },
}
