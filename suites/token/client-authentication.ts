import type { Check, Requirement } from '../check.js'
import { blocked } from '../evidence.js'
import type { CheckContext, Flow } from '../harness/context.js'
import { fail, pass, skip, type Verdict } from '../verdict.js'
import { refusal } from './error-response.js'

/** A way to authenticate, as a row of data. */
export interface ClientAuthenticationRow {
  readonly id: string
  readonly title: string
  /** A value of `token_endpoint_auth_method`. */
  readonly method: string
  readonly requirement: Requirement
  readonly alsoRequiredBy?: readonly Requirement[]
  readonly oidf: string
}

/** A check that redeems a code with the method. */
export const clientAuthenticationCheck = ({ method, ...row }: ClientAuthenticationRow): Check => ({
  ...row,
  operations: ['getToken'],
  async run(context) {
    if (!context.capabilities.clientAuthenticationMethods.includes(method)) {
      return skip(`${method} is not in token_endpoint_auth_methods_supported`)
    }
    const flow = await context.flow({ client: { token_endpoint_auth_method: method }, until: 'token' })
    return flow.failure === undefined ? pass() : await judge(context, method, flow, flow.failure)
  },
})

async function judge(
  context: CheckContext,
  method: string,
  flow: Flow,
  { at, because, blame }: NonNullable<Flow['failure']>,
): Promise<Verdict> {
  if (at !== 'token' || flow.token === undefined) return blocked(because, blame)
  const answer = refusal(flow.token)
  const refused = answer.status === 401 || answer.error === 'invalid_client'
  // When every code is refused for another reason, the method is not the cause.
  if (!refused && (await context.flow()).failure?.at === 'token') return blocked(because, blame)
  return fail(`a client registered for ${method} is accepted`, answer, { exchange: flow.token })
}
