import type { Check } from '../check.js'
import type { CheckContext, JsonObject } from '../harness/context.js'
import { jsonBody } from '../harness/exchange.js'
import { isObject } from '../harness/json.js'
import { Skip, seenAt, type Verdict } from '../verdict.js'

/** The value as an array of strings, or `undefined` when it is anything else. */
export const strings = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) && value.every((member): member is string => typeof member === 'string') ? value : undefined

/** Whether the target lets clients register themselves: it is a dynamic OpenID Provider then, Core section 15.2. */
export const isDynamic = (metadata: Readonly<JsonObject>): boolean => metadata.registration_endpoint !== undefined

/** The configuration document. Throws `Skip` when there is none that can be read. */
export function configuration({ discovery, metadata }: CheckContext): Readonly<JsonObject> {
  const { status } = discovery.response
  if (status < 200 || status > 299) throw new Skip('there is no configuration document', 'discovery/disc-status-200')
  if (Object.keys(metadata).length > 0) return metadata
  const body = jsonBody(discovery)
  if (!isObject(body)) throw new Skip('the configuration document is not a JSON object', 'discovery/disc-json-type')
  return body
}

/** A row about the configuration document: what differs from row to row. */
export interface ConfigurationRow extends Omit<Check, 'operations' | 'oidf' | 'run'> {
  /** Judges the document. A finding is tied to the request for the document. */
  judge(metadata: Readonly<JsonObject>, context: CheckContext): Verdict
}

/** The check of a row about the configuration document. */
export const configurationCheck = ({ judge, ...row }: ConfigurationRow): Check => ({
  ...row,
  oidf: 'oidcc-discovery-endpoint-verification',
  operations: ['getDiscovery'],
  run(context) {
    return seenAt({ exchange: context.discovery }, judge(configuration(context), context))
  },
})
