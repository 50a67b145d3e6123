import type { Check } from '../check.js'
import type { CheckContext, JsonObject } from '../harness/context.js'
import { jsonBody } from '../harness/exchange.js'
import { isObject } from '../harness/json.js'
import { seenAt, type Verdict } from '../verdict.js'

/** A key of a set, as it was published. */
export type PublishedKey = Readonly<JsonObject>

/** What a person can find a key by: its kid, else its place in the set. */
export const nameOf = ({ kid }: PublishedKey, index: number): string =>
  typeof kid === 'string' ? kid : `number ${index + 1}`

/** A row about the key set: what differs from row to row. */
export interface KeySetRow extends Omit<Check, 'operations' | 'oidf' | 'run'> {
  /** Judges the keys; `published` are all members of the set, also those that are no objects. A finding is tied to the request for them. */
  judge(keys: readonly PublishedKey[], context: CheckContext, published: readonly unknown[]): Verdict
}

/** The check of a row about the key set. */
export const keySetCheck = ({ judge, ...row }: KeySetRow): Check => ({
  ...row,
  oidf: 'oidcc-discovery-endpoint-verification',
  operations: ['getJwks'],
  async run(context) {
    const { keys, exchange } = await context.jwks()
    const body = jsonBody(exchange)
    const published: readonly unknown[] = isObject(body) && Array.isArray(body.keys) ? body.keys : []
    const verdict = judge(keys, context, published)
    return seenAt({ exchange }, verdict)
  },
})
