import type { HydraOperationId, Unrouted } from '../../operations.js'
import type { ExchangeContext } from '../../seams.js'
import { isObject } from '../../systems/hydra/json-values.js'
import { HYDRA_SYSTEMS, type HydraSystem } from '../../systems/hydra/systems.js'

/** A fault of the Hydra systems apart from what it does. */
export interface HydraFaultRow {
  /** Suite and name: `hydra-clients/kept-after-deletion`. */
  readonly id: string
  /** What the server does wrong, in one sentence. */
  readonly title: string
  /** Ids of the checks that must notice, on each of the systems. */
  readonly caughtBy: readonly string[]
  /** Ids of checks that may turn red with them. */
  readonly follows?: readonly string[]
  /** @default all four lines */
  readonly systems?: readonly HydraSystem[]
}

/** The row with its systems named. */
export const onHydra = (row: HydraFaultRow): HydraFaultRow & { readonly systems: readonly HydraSystem[] } => ({
  systems: HYDRA_SYSTEMS,
  ...row,
})

/** A request as conditions look at it. */
export interface Asked {
  readonly method: string
  readonly url: URL
  readonly headers: Headers
  readonly side: ExchangeContext['side']
  /** The body; `''` when there is none. */
  readonly text: string
  /** The body as a form. */
  readonly form: URLSearchParams
  /** The body as JSON; `undefined` when it is none. */
  readonly json: unknown
}

/** Which exchanges a fault concerns. */
export interface Where {
  /** One operation or several, by the name common to all systems: `createOAuth2Client`, `getToken`. */
  readonly operation: HydraOperationId | Unrouted | readonly (HydraOperationId | Unrouted)[]
  /** Only where the request is like this. @default every request */
  readonly when?: (asked: Asked) => boolean
}

/** The JSON value of a text; `undefined` when it is none. */
export const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A member of the JSON object that was sent. */
export const sentMember = ({ json }: Asked, name: string): unknown => (isObject(json) ? json[name] : undefined)

/** The request, read without using it up. */
export async function askedBy(request: Request, side: ExchangeContext['side']): Promise<Asked> {
  const { method, headers } = request
  const text = await request.clone().text()
  return {
    method,
    headers,
    side,
    text,
    url: new URL(request.url),
    form: new URLSearchParams(text),
    json: parsed(text),
  }
}

const isOneOf = (operationId: ExchangeContext['operationId'], { operation }: Where): boolean =>
  [operation].flat().some((name) => name === operationId)

/** What was asked when the fault concerns it; else `undefined`. */
export async function concerned(
  where: Where,
  request: Request,
  { operationId, side }: ExchangeContext,
): Promise<Asked | undefined> {
  if (!isOneOf(operationId, where)) return undefined
  const asked = await askedBy(request, side)
  return where.when === undefined || where.when(asked) ? asked : undefined
}
