import { workingFlow } from '../authorization-request/working-flow.js'
import { describeOutcome } from '../authorization-response/describe-outcome.js'
import type { Check } from '../check.js'
import type { CheckContext, Flow } from '../harness/context.js'
import { anyResponseType } from '../response-types/response-type.js'
import { fail, pass, Skip, skip } from '../verdict.js'
import { formDefects } from './form-defects.js'

/** An error takes the same way as a success. */
export const modeFormPostError: Check = {
  id: 'response-modes/mode-form-post-error',
  title: 'With response_mode=form_post errors are posted to the client too, with the state',
  requirement: { standard: 'OAuth 2.0 Form Post Response Mode', section: '2', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'OAuth 2.0 Multiple Response Types', section: '2.1', level: 'MUST' }],
  oidf: 'oidcc-prompt-none-not-logged-in',
  operations: ['authorize'],
  async run(context) {
    if (!context.capabilities.responseModes.includes('form_post'))
      return skip('form_post is not in response_modes_supported')
    const response_type = anyResponseType(context.capabilities)
    const flow = await workingFlow(context, { response_type, response_mode: 'form_post' }, 'authorization')
    const plain = await silentError(context, flow, undefined)
    if (plain.kind !== 'callback' || plain.parameters.state !== plain.sent.state) {
      throw new Skip(
        'prompt=none without a session gives no error with state in the default response mode either',
        'errors/err-authz-state',
      )
    }
    const outcome = await silentError(context, flow, 'form_post')
    const expected = 'error and state in a form that is posted to the client'
    if (outcome.kind !== 'callback') return fail(expected, describeOutcome(outcome), outcome)
    const defects = formDefects(outcome)
    if (defects.length > 0) return fail(expected, defects.join('; '), outcome)
    if (!('error' in outcome.parameters)) return fail(expected, describeOutcome(outcome), outcome)
    return outcome.parameters.state === outcome.sent.state
      ? pass()
      : fail(expected, 'the state is missing or altered', outcome)
  },
}

/** In a browser without a session, prompt=none can only give an error. */
const silentError = (context: CheckContext, { client, sent }: Flow, response_mode: string | undefined) =>
  context.authorize({
    client,
    parameters: { ...sent, state: context.random(), nonce: context.random(), prompt: 'none', response_mode },
  })
