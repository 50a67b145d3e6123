import { untouched } from '../../control/active-faults.js'
import type { HydraOperationId } from '../../operations.js'
import type { ErrorDraft, SeamContext, Seams } from '../../seams.js'
import type { HydraContext } from './context.js'
import type { HydraProblem } from './hydra-error.js'
import type { HydraClient } from './records.js'

/** What is going on when a value comes to a seam. */
export interface Moment {
  readonly operationId: HydraOperationId
  readonly client?: HydraClient | undefined
  /** Parameters of the authorization or token request. */
  readonly form?: URLSearchParams
  readonly place?: SeamContext['place']
}

type Bending = Pick<HydraContext, 'through' | 'issuer'>

/** What a seam is told about the moment. */
export function seamOf({ through, issuer }: Bending, moment: Moment): SeamContext {
  const { operationId, client, form, place } = moment
  // Nobody looks at it.
  if (through === untouched) return { operationId, issuer }
  const grant = form?.get('grant_type') ?? form?.get('response_type') ?? undefined
  return {
    operationId,
    issuer,
    ...(client !== undefined && { client: { ...client } }),
    ...(form !== undefined && { parameters: Object.fromEntries(form) }),
    ...(grant !== undefined && { grant }),
    ...(place !== undefined && { place }),
  }
}

/** A newly made credential, before anything is made of it. */
export const credential = (
  { through }: Pick<HydraContext, 'through'>,
  kind: Parameters<Seams['credential']>[1]['kind'],
  value: string,
): string => through('credential', value, { kind })

/** The members of an error as they go out. */
type Members = Readonly<Record<string, unknown>> & { readonly error: string; readonly error_description: string }

/** An error on its way out: its members, and the status of the response. */
export interface OutgoingError {
  readonly members: Readonly<Record<string, unknown>>
  readonly status: number
}

/** Sends an error through its seam; `at`: where it goes. */
export function throughError(
  context: Bending,
  members: Members,
  { status, httpStatus = status }: Pick<HydraProblem, 'status' | 'httpStatus'>,
  moment: Moment & { readonly at: ErrorDraft['place'] },
): OutgoingError {
  if (context.through === untouched) return { members, status: httpStatus }
  const { error, error_description, ...others } = members
  const honest: ErrorDraft = { error, error_description, status: httpStatus, place: moment.at }
  const { place: _place, status: bentStatus, ...said } = context.through('error', honest, seamOf(context, moment))
  const told = 'status_code' in others && bentStatus !== httpStatus ? { status_code: bentStatus } : {}
  return { members: { ...said, ...others, ...told }, status: bentStatus }
}
