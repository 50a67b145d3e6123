import type { Check } from '../check.js'
import { fail, pass } from '../verdict.js'
import { estimatedEntropy } from './entropy.js'
import { issuedCodes } from './issued-codes.js'

/** Below the 128 bits that are asked for, since an estimate from a few short samples errs to both sides. */
const MINIMUM_BITS = 96

/** Nobody guesses a code. */
export const respCodeEntropy: Check = {
  id: 'authorization-response/resp-code-entropy',
  title: 'An authorization code is too random to be guessed',
  requirement: { standard: 'RFC 6749', section: '10.10', level: 'MUST' },
  oidf: 'oidcc-server',
  operations: ['authorize'],
  async run(context) {
    const codes = await issuedCodes(context)
    const bits = estimatedEntropy(codes.map(({ code }) => code))
    if (bits >= MINIMUM_BITS) return pass()
    return fail(
      `at least ${MINIMUM_BITS} bits by estimate; 128 are required, 160 recommended`,
      `about ${Math.round(bits)} bits, in the part in which ${codes.length} codes differ`,
      { exchange: codes[0].flow.authorization.exchange },
    )
  },
}
