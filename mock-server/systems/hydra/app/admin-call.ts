import { jsonPartsOf } from '../../../json-response.js'
import type { JsonObject } from '../../../seams.js'
import type { HydraContext, HydraHandler } from '../context.js'
import { isObject } from '../json-values.js'
import { IncomingHydraRequest } from '../routing/hydra-request.js'

/** What an operation of the admin API is called with. */
export interface AdminCall {
  readonly query: Readonly<Record<string, string>>
  readonly json?: unknown
}

/**
 * Calls an operation of the admin API the way an app of an operator does.
 *
 * @throws HydraError when the operation refuses
 */
export async function adminCall(context: HydraContext, handler: HydraHandler, call: AdminCall): Promise<JsonObject> {
  const raw = new Request(`http://admin.invalid/?${new URLSearchParams(call.query)}`, {
    method: 'PUT',
    body: JSON.stringify(call.json ?? {}),
  })
  const request = new IncomingHydraRequest({ operation: 'showApp', side: 'admin', raw, path: {} })
  const response = await handler(request, context)
  const text = await asText(response)
  const body: unknown = text === '' ? {} : JSON.parse(text)
  return isObject(body) ? body : {}
}

async function asText(response: Response): Promise<string> {
  const parts = jsonPartsOf(response)
  return parts === undefined ? response.text() : parts.text
}
