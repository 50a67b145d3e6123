import type { Check } from '../check.js'
import type { Callback, Capabilities, CheckContext, FlowWish } from '../harness/context.js'
import { once } from '../once.js'
import { anyResponseType, defaultsToQuery } from '../response-types/response-type.js'
import { Skip, seenAt, type Verdict, worst } from '../verdict.js'

/** A request that a provider has to refuse. */
interface Provocation {
  readonly label: string
  readonly response_type: string
  readonly parameters: NonNullable<FlowWish['parameters']>
}

/** An answer that came back to the client and grants nothing. */
export interface AuthorizationError {
  /** What was asked, for messages. */
  readonly label: string
  readonly callback: Callback
}

/** Requests that fail in each place where an authorization response can be. */
export function provocations(capabilities: Capabilities): readonly Provocation[] {
  const response_type = anyResponseType(capabilities)
  const inFragment = capabilities.responseTypes.find((type) => !defaultsToQuery(type))
  const silent = { prompt: 'none' }
  return [
    { label: 'prompt=none without a session', response_type, parameters: silent },
    ...(inFragment === undefined
      ? []
      : [{ label: `prompt=none with response_type=${inFragment}`, response_type: inFragment, parameters: silent }]),
    ...(capabilities.responseModes.includes('form_post')
      ? [{ label: 'prompt=none with form_post', response_type, parameters: { ...silent, response_mode: 'form_post' } }]
      : []),
    { label: 'prompt=none login', response_type, parameters: { prompt: 'none login' } },
    { label: 'no response_type', response_type, parameters: { response_type: undefined } },
    { label: 'an unknown response_type', response_type, parameters: { response_type: 'touchstone_unknown' } },
  ]
}

const grants = ({ parameters }: Callback): boolean =>
  ['code', 'access_token', 'id_token'].some((name) => (parameters[name] ?? '') !== '')

/** Sends the requests. What is answered with a page or granted is not an error response, and left to other checks. */
const provoke = once(async (context): Promise<readonly AuthorizationError[]> => {
  const answers = await Promise.all(
    provocations(context.capabilities).map(async ({ label, response_type, parameters }) => {
      const client = await context.client({ response_types: [response_type] })
      const outcome = await context.authorize({ client, parameters: { response_type, ...parameters } })
      return { label, outcome }
    }),
  )
  return answers.flatMap(({ label, outcome }) =>
    outcome.kind === 'callback' && (outcome.parameters.error !== undefined || !grants(outcome))
      ? [{ label, callback: outcome }]
      : [],
  )
})

/** The error responses of the target. Throws `Skip` when it shows pages only. */
export async function authorizationErrors(context: CheckContext): Promise<readonly AuthorizationError[]> {
  const errors = await provoke(context)
  if (errors.length === 0) throw new Skip('no error came back to the client: the provider shows all errors itself')
  return errors
}

/** A row about error responses: what differs from row to row. */
export interface AuthorizationErrorRow extends Omit<Check, 'operations' | 'oidf' | 'run'> {
  judge(error: AuthorizationError, context: CheckContext): Verdict
}

/** The check of a row about error responses. A finding is tied to the exchange of its error. */
export const authorizationErrorCheck = ({ judge, ...row }: AuthorizationErrorRow): Check => ({
  ...row,
  oidf: 'oidcc-prompt-none-not-logged-in',
  operations: ['authorize'],
  async run(context) {
    const errors = await authorizationErrors(context)
    return worst(
      errors.map((error) => seenAt({ note: error.label, exchange: error.callback.exchange }, judge(error, context))),
    )
  },
})
