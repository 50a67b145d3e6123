import type { HydraOperationName } from '../../../specs/index.js'
import type { CheckContext, JsonObject } from '../../harness/context.js'
import { type Exchange, jsonBody } from '../../harness/exchange.js'
import type { HydraRequest } from '../../harness/hydra/hydra-api.js'
import { OWN_PREFIX } from '../../harness/hydra/made-at-hydra.js'
import { isObject, nonEmpty } from '../../harness/json.js'
import { Skip } from '../../verdict.js'

/** Uses an operation: once as it should be, and where nobody is harmed by it once so that it is refused. */
export type Visit = (context: CheckContext) => Promise<unknown>

/** Tells these requests from all others, in the logs of the target too. */
export const MARK = { 'x-touchstone-visit': 'hydra-document' } as const

/** Sends the request that is to be judged, whatever the answer. */
export const ask = (
  { hydra }: CheckContext,
  name: HydraOperationName,
  { headers, ...request }: HydraRequest = {},
): Promise<Exchange> => hydra.send(name, { ...request, headers: { ...MARK, ...headers } })

/** Asks without saying anything. */
export const plainly =
  (name: HydraOperationName): Visit =>
  (context) =>
    ask(context, name)

/** Uses an operation of one thing: one that was made for it, and one that is not there. */
export const ofOne =
  (
    name: HydraOperationName,
    make: (context: CheckContext) => Promise<HydraRequest>,
    lost: (context: CheckContext) => HydraRequest,
  ): Visit =>
  async (context) => [await ask(context, name, lost(context)), await ask(context, name, await make(context))]

/** A name that only this run knows. */
export const ownName = ({ random }: Pick<CheckContext, 'random'>): string => `${OWN_PREFIX}${random(12)}`

/** A UUID that nothing has. */
export const NOTHING = '00000000-0000-4000-8000-000000000000'

/** The JSON object of an answer; empty when it is none. */
export function objectIn(exchange: Exchange): Readonly<JsonObject> {
  const body = jsonBody(exchange)
  return isObject(body) ? body : {}
}

/** A text that an answer has to hold; skips when it does not. */
export function textIn(exchange: Exchange, member: string): string {
  const text = nonEmpty(objectIn(exchange)[member])
  if (text === undefined) throw new Skip(`exchange ${exchange.id} should hold ${member} and does not`)
  return text
}
