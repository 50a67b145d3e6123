import { defineFault, type FaultAt, type JsonObject } from '../../seams.js'
import { isObject } from '../../systems/hydra/json-values.js'
import { type Asked, concerned, type HydraFaultRow, onHydra, parsed, type Where } from './asked.js'

/** Which answers a fault bends. */
export interface WhereAnswered extends Where {
  /** Only answers with this status. @default every status */
  readonly status?: number
}

type Answer = Response | Promise<Response>

/** Bends an answer that the server made. What follows are the usual cases of it. */
export const bentAnswer = (
  row: HydraFaultRow,
  where: WhereAnswered,
  alter: (response: Response, asked: Asked) => Answer,
): FaultAt<'response'> =>
  defineFault({
    ...onHydra(row),
    seam: 'response',
    alter: async (response, { request, ...exchange }) => {
      if (where.status !== undefined && where.status !== response.status) return response
      const asked = await concerned(where, request, exchange)
      return asked === undefined ? response : alter(response, asked)
    },
  })

/** Statuses of answers that have no body. */
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304])

interface Changes {
  readonly status?: number
  readonly headers?: Headers
  readonly body?: string
}

async function changed(response: Response, changes: Changes): Promise<Response> {
  const { status = response.status, headers = response.headers } = changes
  const body = changes.body ?? (await response.text())
  return new Response(WITHOUT_BODY.has(status) || body === '' ? null : body, { status, headers })
}

/** Answers with another status. */
export const otherStatus = (row: HydraFaultRow, where: WhereAnswered, status: number): FaultAt<'response'> =>
  bentAnswer(row, where, (response) => changed(response, { status }))

/** Answers with another JSON value, made from the right one. An answer that is not JSON stays as it is. */
export const otherJson = (
  row: HydraFaultRow,
  where: WhereAnswered,
  alter: (json: unknown, asked: Asked) => unknown,
): FaultAt<'response'> =>
  bentAnswer(row, where, async (response, asked) => {
    const text = await response.text()
    const json = parsed(text)
    return changed(response, { body: json === undefined ? text : JSON.stringify(alter(json, asked)) })
  })

/** Puts other members into the JSON object of an answer; in a list, into each of its objects. `undefined` takes one away. */
export const otherMembers = (
  row: HydraFaultRow,
  where: WhereAnswered,
  members: JsonObject | ((body: Readonly<JsonObject>, asked: Asked) => JsonObject),
): FaultAt<'response'> =>
  otherJson(row, where, (json, asked) => {
    const put = (value: unknown): unknown =>
      isObject(value) ? { ...value, ...(typeof members === 'function' ? members(value, asked) : members) } : value
    return Array.isArray(json) ? json.map(put) : put(json)
  })

/** Leaves members out of the JSON object of an answer; in a list, out of each of its objects. */
export const withoutMembers = (
  row: HydraFaultRow,
  where: WhereAnswered,
  ...names: readonly string[]
): FaultAt<'response'> => otherMembers(row, where, Object.fromEntries(names.map((name) => [name, undefined])))

/** Answers errors with another code. Answers without an `error` stay as they are. */
export const otherError = (row: HydraFaultRow, where: WhereAnswered, error: string): FaultAt<'response'> =>
  otherMembers(row, where, (body) => ('error' in body ? { error } : {}))

/** Answers with this text, or this value as JSON, instead of the right body. */
export const otherBody = (row: HydraFaultRow, where: WhereAnswered, body: unknown): FaultAt<'response'> =>
  bentAnswer(row, where, (response) =>
    changed(response, { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  )

/** Answers with other headers; `undefined` takes one away. */
export const otherHeaders = (
  row: HydraFaultRow,
  where: WhereAnswered,
  headers: Readonly<Record<string, string | undefined | ((value: string) => string)>>,
): FaultAt<'response'> =>
  bentAnswer(row, where, (response) => {
    const all = new Headers(response.headers)
    for (const [name, wanted] of Object.entries(headers)) {
      const before = all.get(name)
      if (wanted === undefined) all.delete(name)
      else if (typeof wanted === 'string') all.set(name, wanted)
      else if (before !== null) all.set(name, wanted(before))
    }
    return changed(response, { headers: all })
  })

/** Leaves headers out. */
export const withoutHeaders = (
  row: HydraFaultRow,
  where: WhereAnswered,
  ...names: readonly string[]
): FaultAt<'response'> => otherHeaders(row, where, Object.fromEntries(names.map((name) => [name, undefined])))

/** Answers with a page where JSON is due. */
export const pageInstead = (row: HydraFaultRow, where: WhereAnswered): FaultAt<'response'> =>
  bentAnswer(row, where, (response) => {
    const headers = new Headers(response.headers)
    headers.set('content-type', 'text/html; charset=utf-8')
    return changed(response, { headers, body: '<!doctype html><title>Hydra</title><p>It works.</p>' })
  })
