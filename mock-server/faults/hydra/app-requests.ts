import type { Fault, JsonObject } from '../../seams.js'
import { isObject } from '../../systems/hydra/json-values.js'
import type { HydraSystem } from '../../systems/hydra/systems.js'
import { bentAnswer, type WhereAnswered } from './answers.js'
import { type HydraFaultRow, parsed } from './asked.js'

/** The authorization request that a shown login or consent request came from. */
export const requestOf = (body: Readonly<JsonObject>): URLSearchParams =>
  new URLSearchParams(String(body.request_url).split(/\?(.*)/s)[1] ?? '')

/** Bends the members of what an app is shown, where they are like this. */
export const otherShown = (
  row: HydraFaultRow,
  where: WhereAnswered,
  alter: (body: Readonly<JsonObject>) => JsonObject | undefined,
): Fault =>
  bentAnswer(row, { status: 200, ...where }, async (response) => {
    const text = await response.text()
    const body = parsed(text)
    const more = isObject(body) ? alter(body) : undefined
    const sent = isObject(body) && more !== undefined ? JSON.stringify({ ...body, ...more }) : text
    return new Response(sent, { status: response.status, headers: response.headers })
  })

/** Does not find a request again that was found before: one whose login hint tells which it is. */
export const lostRequest = (row: HydraFaultRow, where: WhereAnswered, hint: string): Fault =>
  bentAnswer(row, { status: 200, ...where }, async (response) => {
    const text = await response.text()
    const body = parsed(text)
    const isIt = isObject(body) && requestOf(body).get('login_hint') === hint
    if (isIt) return Response.json({ error: 'Not Found', error_description: 'It is lost.' }, { status: 404 })
    return new Response(text, { status: 200, headers: response.headers })
  })

/** A request of an app that is wrong, and how it is known. */
export interface WrongRequest {
  /** The check that sends it. */
  readonly name: string
  /** Follows "Breaks down at": what is wrong with the request. */
  readonly at: string
  readonly where: WhereAnswered
  readonly systems?: readonly HydraSystem[]
}

/** Breaks down where a request of an app is to be refused (or, by a quirk of its line, taken). */
export const breakdowns = (suite: string, rows: readonly WrongRequest[]): readonly Fault[] =>
  rows.map(({ name, at, where, systems }) =>
    bentAnswer(
      {
        id: `${suite}/breaks-down-at-${name}`,
        title: `Breaks down at ${at}`,
        caughtBy: [`${suite}/${name}`],
        ...(systems && { systems }),
      },
      where,
      () => Response.json({ error: 'error', error_description: 'It broke down.' }, { status: 500 }),
    ),
  )
