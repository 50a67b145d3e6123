import { completes } from '../authorization-request/working-flow.js'
import type { Check } from '../check.js'
import type { CheckContext } from '../harness/context.js'
import { jsonBody } from '../harness/exchange.js'
import { isObject } from '../harness/json.js'
import { fail, pass, Skip, type Verdict } from '../verdict.js'
import { challengedCode, redeem } from './challenged-code.js'

/** The longest verifier that is allowed, with every character that is no letter or digit. */
const LONGEST = 128
const PUNCTUATION = '-._~'

/** PKCE works, or is ignored: both let the flow go through. */
export const pkceS256Ok: Check = {
  id: 'pkce/pkce-s256-ok',
  title: 'A flow with an S256 challenge and its verifier completes, whether or not the provider knows PKCE',
  requirement: { standard: 'RFC 7636', section: '4.6', level: 'MUST' },
  alsoRequiredBy: [
    { standard: 'RFC 7636', section: '4.3', level: 'MUST' },
    { standard: 'RFC 6749', section: '3.1', level: 'MUST' },
  ],
  oidf: 'oidcc-ensure-request-with-valid-pkce-succeeds',
  operations: ['authorize', 'getToken'],
  async run(context) {
    const flow = await context.flow({ pkce: true, until: 'token' })
    if (flow.failure === undefined) return withLongestVerifier(context)
    const without = await context.flow({ pkce: false, until: 'token' })
    if (without.failure !== undefined)
      throw new Skip(`the flow fails without PKCE too: ${without.failure.because}`, without.failure.blame)
    return completes(flow, 'the flow completes with an S256 challenge as without')
  },
}

async function withLongestVerifier(context: CheckContext): Promise<Verdict> {
  const verifier = context.random(LONGEST - PUNCTUATION.length) + PUNCTUATION
  const exchange = await redeem(context, await challengedCode(context, verifier), verifier)
  const body = jsonBody(exchange)
  if (exchange.response.status === 200) return pass()
  const error = isObject(body) ? String(body.error) : 'no JSON body'
  return fail(`tokens for a verifier of ${LONGEST} characters`, `status ${exchange.response.status}, ${error}`, {
    exchange,
  })
}
