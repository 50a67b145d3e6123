import type { CheckContext, Flow } from '../harness/context.js'
import { promises } from '../response-types/response-type.js'
import { Skip } from '../verdict.js'

/** A flow and the code that it was given. */
export interface IssuedCode {
  readonly flow: Flow
  readonly code: string
}

/** Two or more codes: those of the base flows, and one more where there is only one. Throws `Skip` when there are none. */
export async function issuedCodes(context: CheckContext): Promise<readonly [IssuedCode, ...IssuedCode[]]> {
  const flows = (await context.baseFlows()).filter(({ responseType }) => promises(responseType, 'code'))
  const [first, ...others] = flows.flatMap(codeOf)
  if (first === undefined) throw withoutCode(flows)
  if (others.length > 0) return [first, ...others]
  return [
    first,
    ...codeOf(await context.flow({ response_type: first.flow.responseType, until: 'authorization', own: true })),
  ]
}

function codeOf(flow: Flow): readonly IssuedCode[] {
  const code = flow.callback?.parameters.code ?? ''
  return code === '' ? [] : [{ flow, code }]
}

function withoutCode(flows: readonly Flow[]): Skip {
  const failure = flows.find((flow) => flow.failure !== undefined)?.failure
  if (flows.length === 0) return new Skip('no response type with a code is on offer')
  return failure === undefined
    ? new Skip('no authorization response has a code', 'authorization-response/resp-parts')
    : new Skip(`no code was issued, because ${failure.because}`, failure.blame)
}
