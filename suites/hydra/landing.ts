import type { Client, JsonObject } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import type { HydraSystem } from '../harness/hydra/hydra-systems.js'
import type { Verdict } from '../verdict.js'
import type { ByLine } from './answer.js'
import { judgeFacts } from './judge-facts.js'

/** Where an answer sends the browser. `nowhere`: it is no redirect. */
export type Place =
  | 'the login app'
  | 'the consent app'
  | 'the logout app'
  | 'the device app'
  | 'the client'
  | 'the error page'
  | 'elsewhere'
  | 'nowhere'

/** An answer to a browser, understood. */
export interface Landing {
  readonly status: number
  readonly to: Place
  /** Where the parameters stand. */
  readonly in: 'query' | 'fragment' | 'nowhere'
  readonly parameters: Readonly<Record<string, string>>
}

const CHALLENGES: readonly (readonly [parameter: string, place: Place])[] = [
  ['login_challenge', 'the login app'],
  ['consent_challenge', 'the consent app'],
  ['logout_challenge', 'the logout app'],
  ['device_challenge', 'the device app'],
]

const bare = (url: string): string => (URL.canParse(url) ? new URL(url).origin + new URL(url).pathname : url)

/** Understands a redirect by its address: the operator's pages may be anywhere. */
export function landingOf({ request, response }: Exchange, client?: Client): Landing {
  const { status, headers } = response
  const location = headers.get('location') ?? ''
  if (status < 300 || status > 399 || !URL.canParse(location, request.url))
    return { status, to: 'nowhere', in: 'nowhere', parameters: {} }
  const url = new URL(location, request.url)
  const fragment = new URLSearchParams(url.hash.slice(1))
  const place = fragment.size > 0 ? 'fragment' : url.searchParams.size > 0 ? 'query' : 'nowhere'
  const parameters = Object.fromEntries(fragment.size > 0 ? fragment : url.searchParams)
  return { status, to: placeOf(url, client), in: place, parameters }
}

function placeOf(url: URL, client: Client | undefined): Place {
  const uris = [...(client?.redirect_uris ?? []), ...(client?.post_logout_redirect_uris ?? [])]
  if (uris.map(bare).includes(bare(url.href))) return 'the client'
  const app = CHALLENGES.find(([parameter]) => (url.searchParams.get(parameter) ?? '') !== '')?.[1]
  return app ?? (url.searchParams.has('error') ? 'the error page' : 'elsewhere')
}

/** What a landing must be; parameters as members of answers are compared. */
export interface ExpectedLanding {
  readonly to: Place
  readonly in?: Landing['in']
  readonly status?: number
  readonly parameters?: Readonly<JsonObject>
}

/** The status of the redirect that brings the result of an authorization to the client. */
export const FINAL_STATUS: ByLine<number> = { 'hydra-1.5': 302, 'hydra-1.9': 302, 'hydra-2.3': 303, 'hydra-2': 303 }

/** Whether a browser was sent where it must be. */
export function judgeLanding(
  exchange: Exchange,
  client: Client | undefined,
  { to, in: place, status, parameters = {} }: ExpectedLanding,
  note?: string,
): Verdict {
  const landing = landingOf(exchange, client)
  const expected = { ...parameters, to, ...(place && { in: place }), ...(status !== undefined && { status }) }
  return judgeFacts(expected, { ...landing.parameters, ...landing }, { exchange, note })
}

/** Whether a browser came back to the client with these parameters in the query, by the redirect of its line. */
export const judgeBackAtClient = (
  exchange: Exchange,
  client: Client,
  { system, parameters }: { readonly system: HydraSystem; readonly parameters: Readonly<JsonObject> },
): Verdict =>
  judgeLanding(exchange, client, { to: 'the client', in: 'query', status: FINAL_STATUS[system], parameters })
