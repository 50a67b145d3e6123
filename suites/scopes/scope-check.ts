import { completes, workingFlow } from '../authorization-request/working-flow.js'
import { judgeEach } from '../authorization-response/judge-each.js'
import type { Check } from '../check.js'
import type { CheckContext, Flow } from '../harness/context.js'
import { pass, skip, type Verdict, warn } from '../verdict.js'
import { claimsOf } from './claims-of.js'
import { scopeFlows } from './flows-with-claims.js'
import { type ClaimScope, SCOPE_CLAIMS } from './scope-claims.js'

/** A scope, or several, that should bring their claims. */
export interface ScopeRow {
  readonly id: string
  readonly title: string
  readonly scopes: readonly ClaimScope[]
  readonly oidf: string
}

/** A check that asks for the scopes and looks for their claims: at UserInfo, and in the ID token of `id_token`. */
export const scopeCheck = ({ scopes, ...row }: ScopeRow): Check => ({
  ...row,
  requirement: { standard: 'OpenID Connect Core 1.0', section: '5.4', level: 'SHOULD' },
  operations: ['authorize', 'getToken', 'getUserInfo'],
  async run(context) {
    const missing = scopes.filter((scope) => !context.capabilities.scopes?.includes(scope))
    if (missing.length > 0) return skip(`not in scopes_supported: ${missing.join(', ')}`)
    return judgeEach(await scopeFlows(context, scopes), (flow) => judge(context, flow, scopes))
  },
})

async function judge(context: CheckContext, flow: Flow, scopes: readonly ClaimScope[]): Promise<Verdict> {
  const { responseType, label } = flow
  await workingFlow(context, { response_type: responseType })
  const done = completes(flow, `a flow with the scopes ${scopes.join(', ')} goes through`)
  if (done.outcome !== 'pass') return done
  const claims = claimsOf(flow)
  const expected = scopes.flatMap((scope) => SCOPE_CLAIMS[scope])
  const absent = expected.filter((name) => claims[name] === undefined)
  return absent.length === 0
    ? pass()
    : warn(`the claims of ${scopes.join(', ')}`, `without ${absent.join(', ')}`, {
        note: `${label}; the test user needs a value for each claim`,
        exchange: flow.userinfo ?? flow.idTokens[0]?.exchange,
      })
}
