import type { Check } from '../check.js'
import type { CheckContext, Flow } from '../harness/context.js'
import { anyResponseType } from '../response-types/response-type.js'
import { fail, pass, type Verdict, worst } from '../verdict.js'
import { callbackOf, judgeEach } from './judge-each.js'

/** The state goes back as it came. */
export const respState: Check = {
  id: 'authorization-response/resp-state',
  title: 'The authorization response repeats the state of the request, and has none when none was sent',
  requirement: { standard: 'RFC 6749', section: '4.1.2', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'RFC 6749', section: '4.2.2', level: 'MUST' }],
  operations: ['authorize'],
  run: async (context) => worst([await judgeEach(await context.baseFlows(), repeated), await notInvented(context)]),
}

function repeated(flow: Flow): Verdict {
  const { parameters, exchange } = callbackOf(flow)
  const sent = flow.sent.state
  const { state } = parameters
  return state === sent ? pass() : fail(`state ${sent} (${flow.label})`, state ?? 'no state', { exchange })
}

/** Some providers insist on a state; their refusal is not this check's matter. An empty one counts as absent, RFC 6749 section 3.1. */
async function notInvented(context: CheckContext): Promise<Verdict> {
  const response_type = anyResponseType(context.capabilities)
  const { authorization } = await context.flow({
    response_type,
    parameters: { state: undefined },
    until: 'authorization',
  })
  if (authorization.kind !== 'callback') return pass()
  const { state } = authorization.parameters
  return state === undefined || state === '' ? pass() : fail('no state, as none was sent', state, authorization)
}
