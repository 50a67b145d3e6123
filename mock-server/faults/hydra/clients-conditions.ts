import type { JsonObject } from '../../seams.js'
import { bentAnswer, type WhereAnswered } from './answers.js'
import type { Asked, HydraFaultRow } from './asked.js'

/** The JSON object that was sent; empty when there was none. */
export const sent = ({ json }: Asked): Readonly<JsonObject> =>
  typeof json === 'object' && json !== null && !Array.isArray(json) ? { ...json } : {}

/** Whether the object that was sent has exactly these members. */
export const sentOnly =
  (...names: readonly string[]) =>
  (asked: Asked): boolean =>
    Object.keys(sent(asked)).sort().join() === [...names].sort().join()

/** Whether a member of the object that was sent is like this. */
export const sentMember =
  (name: string, fits: (value: unknown) => boolean) =>
  (asked: Asked): boolean =>
    fits(sent(asked)[name])

export const is =
  (wanted: unknown) =>
  (value: unknown): boolean =>
    value === wanted

/** Whether a list has the item. */
export const has =
  (wanted: unknown) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.includes(wanted)

/** Whether the steps of a JSON Patch that was sent have one like this. */
export const patches =
  (wanted: Readonly<JsonObject>) =>
  ({ json }: Asked): boolean =>
    Array.isArray(json) &&
    json.some((step: unknown) =>
      Object.entries(wanted).every(
        ([name, value]) =>
          typeof step === 'object' &&
          step !== null &&
          Object.entries(step).some(([key, other]) => key === name && other === value),
      ),
    )

/** User and password of HTTP Basic. */
export function basicOf({ headers }: Asked): readonly [user: string, password: string] {
  const [, pair = ''] = /^basic\s+(\S+)$/i.exec(headers.get('authorization') ?? '') ?? []
  const [user = '', password = ''] = Buffer.from(pair, 'base64').toString().split(':').map(decodeURIComponent)
  return [user, password]
}

/** Answers refusals, whatever their status, with another one. */
export const otherRefusal = (row: HydraFaultRow, where: WhereAnswered, status: number) =>
  bentAnswer(row, where, (response) =>
    response.status < 400 ? response : new Response(response.body, { status, headers: response.headers }),
  )
