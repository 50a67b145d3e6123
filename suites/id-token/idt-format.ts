import { decodeJwt, decodeProtectedHeader } from 'jose'
import type { Check } from '../check.js'
import { hasCode, lacks } from '../evidence.js'
import { fail, pass, type Verdict, worst } from '../verdict.js'

/** An ID token is a JWT. */
export const idtFormat: Check = {
  id: 'id-token/idt-format',
  title: 'An ID token is a JWS in compact form over a JSON object, or a JWE around one',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '2', level: 'MUST' },
  oidf: 'oidcc-server',
  operations: ['authorize', 'getToken'],
  async run(context) {
    const verdicts = (await context.baseFlows()).flatMap((flow): Verdict[] => {
      const by = hasCode(flow) ? 'token/token-id-token' : 'authorization-response/resp-parts'
      if (flow.idTokens.length === 0) return [lacks(flow, 'ID token', by)]
      return flow.idTokens.map(({ jwt, label, exchange }) => {
        const defect = formatDefect(jwt)
        return defect === undefined ? pass() : fail('a JWS or a JWE in compact form', defect, { note: label, exchange })
      })
    })
    return worst(verdicts)
  },
}

/** What keeps a text from being a JWT, without showing it. */
export function formatDefect(jwt: string): string | undefined {
  const parts = jwt.split('.').length
  if (parts !== 3 && parts !== 5) return `${parts} part(s) instead of 3 or 5`
  try {
    decodeProtectedHeader(jwt)
  } catch {
    return 'the header is no JSON object in base64url'
  }
  if (parts === 5) return undefined
  try {
    decodeJwt(jwt)
  } catch {
    return 'the claims are no JSON object in base64url'
  }
  return undefined
}
