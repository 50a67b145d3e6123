import type { FaultAt } from '../../seams.js'
import { bentAnswer, type WhereAnswered } from './answers.js'
import type { Asked, HydraFaultRow } from './asked.js'

/** A redirect that a fault looks at. */
export interface Redirected extends Asked {
  /** Where the right answer leads. */
  readonly location: URL
}

/** Sends the browser somewhere else; `undefined` leaves the redirect as it is. */
export const otherLocation = (
  row: HydraFaultRow,
  where: WhereAnswered,
  alter: (redirected: Redirected) => string | undefined,
): FaultAt<'response'> =>
  bentAnswer(row, where, (response, asked) => {
    const location = response.headers.get('location')
    if (location === null) return response
    const url = alter({ ...asked, location: new URL(location, asked.url) })
    if (url === undefined) return response
    const headers = new Headers(response.headers)
    headers.set('location', url)
    return new Response(null, { status: response.status, headers })
  })

/** The parameters of a redirect, wherever they stand. */
export const told = ({ location }: Redirected): URLSearchParams =>
  location.hash === '' ? location.searchParams : new URLSearchParams(location.hash.slice(1))

/** The address with a parameter put or, by `undefined`, taken away; where its parameters stand. */
export function withParameter({ location }: Redirected, name: string, value: string | undefined): string {
  const url = new URL(location)
  const inFragment = url.hash !== ''
  const parameters = inFragment ? new URLSearchParams(url.hash.slice(1)) : url.searchParams
  if (value === undefined) parameters.delete(name)
  else parameters.set(name, value)
  if (inFragment) url.hash = parameters.toString()
  return url.href
}

/** Tells the browser another error than the right one, or an error where there is none; not even an app is asked then. */
export const misled = (
  row: HydraFaultRow,
  where: WhereAnswered,
  when: (redirected: Redirected) => boolean = () => true,
): FaultAt<'response'> =>
  otherLocation(row, where, (redirected) => {
    if (!when(redirected)) return undefined
    const url = new URL(withParameter(redirected, 'error', 'touchstone_mistake'))
    for (const name of [...url.searchParams.keys()]) if (name.endsWith('_challenge')) url.searchParams.delete(name)
    return url.href
  })

/** Sets other cookies than the right ones: none, one or several for each. */
export const otherCookies = (
  row: HydraFaultRow,
  where: WhereAnswered,
  alter: (cookie: string, asked: Asked) => string | readonly string[],
): FaultAt<'response'> =>
  bentAnswer(row, where, (response, asked) => {
    const headers = new Headers(response.headers)
    headers.delete('set-cookie')
    const cookies = response.headers.getSetCookie().flatMap((cookie) => alter(cookie, asked))
    for (const cookie of cookies) headers.append('set-cookie', cookie)
    return new Response(response.body, { status: response.status, headers })
  })
