import { defineFault, type FaultAt, type JsonObject } from '../../seams.js'
import { type Asked, concerned, type HydraFaultRow, onHydra, type Where } from './asked.js'

/** Takes a request for another, or answers it without doing anything. What follows are the usual cases of it. */
export const bentRequest = (
  row: HydraFaultRow,
  where: Where,
  alter: (request: Request, asked: Asked) => Request | Response | Promise<Request | Response>,
): FaultAt<'request'> =>
  defineFault({
    ...onHydra(row),
    seam: 'request',
    alter: async (request, exchange) => {
      const asked = await concerned(where, request, exchange)
      return asked === undefined ? request : alter(request, asked)
    },
  })

/** Answers without doing what was asked. */
export const answeredInstead = (
  row: HydraFaultRow,
  where: Where,
  answer: (asked: Asked) => Response | Promise<Response>,
): FaultAt<'request'> => bentRequest(row, where, (_request, asked) => answer(asked))

/** Answers without a body, as if it had been done. */
export const notDone = (row: HydraFaultRow, where: Where, status = 204): FaultAt<'request'> =>
  answeredInstead(row, where, () => new Response(null, { status }))

/** Answers with the JSON that was sent, as if it were stored. */
export const echoedOnly = (
  row: HydraFaultRow,
  where: Where,
  { status = 200, more = {} }: { readonly status?: number; readonly more?: Readonly<JsonObject> } = {},
): FaultAt<'request'> =>
  answeredInstead(row, where, ({ json }) =>
    Response.json(typeof json === 'object' && json !== null ? { ...json, ...more } : json, { status }),
  )

/** Answers with a JSON error instead of doing what was asked. */
export const refused = (
  row: HydraFaultRow,
  where: Where,
  error: { readonly status: number; readonly error: string },
): FaultAt<'request'> =>
  answeredInstead(row, where, () => Response.json({ error: error.error }, { status: error.status }))

/** Takes no notice of parameters, in the query and in a form. */
export const ignoredParameters = (row: HydraFaultRow, where: Where, ...names: readonly string[]): FaultAt<'request'> =>
  bentRequest(row, where, (request, { url, form, text }) => {
    const shorter = new URL(url)
    for (const name of names) shorter.searchParams.delete(name)
    const isForm = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') === true
    for (const name of names) form.delete(name)
    return sentAgain(request, shorter, isForm ? form.toString() : text)
  })

/** Takes no notice of members of the JSON object that was sent. */
export const ignoredMembers = (row: HydraFaultRow, where: Where, ...names: readonly string[]): FaultAt<'request'> =>
  bentRequest(row, where, (request, { url, json, text }) => {
    if (typeof json !== 'object' || json === null || Array.isArray(json)) return request
    const left = Object.fromEntries(Object.entries(json).filter(([name]) => !names.includes(name)))
    return sentAgain(request, url, text === '' ? text : JSON.stringify(left))
  })

/** The request with another URL and body. */
export function sentAgain({ method, headers }: Request, url: URL, body: string): Request {
  const hasBody = method !== 'GET' && method !== 'HEAD' && body !== ''
  return new Request(url, { method, headers, ...(hasBody && { body }) })
}
