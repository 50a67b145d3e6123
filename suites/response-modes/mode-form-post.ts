import { callbackOf, judgeEach } from '../authorization-response/judge-each.js'
import type { Check } from '../check.js'
import { fail, pass, skip } from '../verdict.js'
import { formDefects } from './form-defects.js'

/** The browser carries the response in the body of a POST. */
export const modeFormPost: Check = {
  id: 'response-modes/mode-form-post',
  title: 'With response_mode=form_post the browser posts all parameters as a form, and none stand in the URL',
  requirement: { standard: 'OAuth 2.0 Form Post Response Mode', section: '2', level: 'MUST' },
  operations: ['authorize'],
  async run(context) {
    if (!context.capabilities.responseModes.includes('form_post'))
      return skip('form_post is not in response_modes_supported')
    const flows = (await context.baseFlows()).filter(({ responseMode }) => responseMode === 'form_post')
    return judgeEach(flows, (flow) => {
      const callback = flow.authorization.kind === 'callback' ? flow.authorization : callbackOf(flow)
      const defects = formDefects(callback)
      if (defects.length === 0) return pass()
      return fail(`a form that is posted to the client (${flow.label})`, defects.join('; '), callback)
    })
  },
}
