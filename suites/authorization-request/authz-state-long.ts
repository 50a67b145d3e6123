import { describeOutcome } from '../authorization-response/describe-outcome.js'
import type { Check } from '../check.js'
import type { AuthorizationOutcome, CheckContext, Client } from '../harness/context.js'
import { anyResponseType } from '../response-types/response-type.js'
import { fail, pass, Skip, skip, type Verdict, worst } from '../verdict.js'
import { workingFlow } from './working-flow.js'

const PUNCTUATION = '-._~'
const LENGTH = 128

/** A long state survives, in a success and in an error. */
export const authzStateLong: Check = {
  id: 'authorization-request/authz-state-long',
  title: 'A state of 128 characters comes back unchanged, also with an error',
  requirement: { standard: 'RFC 6749', section: '4.1.2', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'RFC 6749', section: 'A.5', level: 'MUST' }],
  oidf: 'oidcc-prompt-none-not-logged-in',
  operations: ['authorize'],
  async run(context) {
    const response_type = anyResponseType(context.capabilities)
    const ordinary = await workingFlow(context, { response_type }, 'authorization')
    if (ordinary.callback?.parameters.state !== ordinary.sent.state) {
      throw new Skip('a short state does not come back either', 'authorization-response/resp-state')
    }
    const state = context.random(LENGTH - PUNCTUATION.length) + PUNCTUATION
    const { authorization } = await context.flow({
      response_type,
      parameters: { state },
      until: 'authorization',
      own: true,
    })
    const refused = await refusedSilently(context, ordinary.client, ordinary.sent, state)
    return worst([unchanged(authorization, state), refused])
  },
}

/** prompt=none in a browser without session gives an error; whether it does so at the client is for other checks to say. */
async function refusedSilently(
  context: CheckContext,
  client: Client,
  sent: Readonly<Record<string, string>>,
  state: string,
): Promise<Verdict> {
  const outcome = await context.authorize({
    client,
    parameters: { ...sent, nonce: context.random(), state, prompt: 'none' },
  })
  if (outcome.kind !== 'callback')
    return skip('a request with prompt=none and no session is not answered at the client')
  if (outcome.parameters.state === undefined)
    return skip('errors come back without any state: see errors/err-authz-state')
  return unchanged(outcome, state)
}

function unchanged(outcome: AuthorizationOutcome, state: string): Verdict {
  if (outcome.kind !== 'callback') {
    return fail('the request succeeds with a state of 128 characters', describeOutcome(outcome), outcome)
  }
  const actual = outcome.parameters.state
  return actual === state ? pass() : fail(state, actual ?? 'no state', outcome)
}
