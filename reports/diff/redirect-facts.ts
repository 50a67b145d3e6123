import type { RunExchange } from '../run.js'
import { type Addresses, headerOf, pairsOf } from './addresses.js'
import { type Fact, keyOf, list } from './facts.js'

export type Place = 'query' | 'fragment' | 'form_post'

/** What a browser brings, and where it stands. */
export interface Carried {
  readonly place: Place
  readonly name: string
  readonly value: string
}

/** Where an answer sends the browser. */
export interface Redirect {
  /** The whole address. */
  readonly url: string
  /** The address is one of an app, so that this is an answer to it. */
  readonly toApp: boolean
  readonly carried: readonly Carried[]
}

/** The redirect of an answer; `undefined` when it is none. */
export function redirectOf({ request, response }: RunExchange, addresses: Addresses): Redirect | undefined {
  const location = headerOf(response.headers, 'location')
  if (location === undefined || response.status < 300 || response.status > 399) return undefined
  if (!URL.canParse(location, request.url)) return { url: location, toApp: false, carried: [] }
  const url = new URL(location, request.url)
  const at = (place: Place, text: string): readonly Carried[] =>
    pairsOf(text).map(([name, value]) => ({ place, name, value }))
  return {
    url: url.href,
    toApp: addresses.isApp(url.href),
    carried: [...at('query', url.search), ...at('fragment', url.hash.slice(1))],
  }
}

export const carriedValue = (carried: readonly Carried[], name: string): string | undefined =>
  carried.find((one) => one.name === name)?.value

/** What an answer brings to an app: its parameters with their place, its error, its lifetimes. */
export function carriedFacts(carried: readonly Carried[]): readonly Fact[] {
  const error = carriedValue(carried, 'error')
  return [
    ...carried.flatMap(({ place, name, value }): readonly Fact[] => {
      const there: Fact = { kind: 'parameter', name, value: place }
      const within = [keyOf(there)]
      if (name === 'expires_in') return [there, { kind: 'lifetime', name, value: Number(value), within }]
      if (name === 'token_type') return [there, { kind: 'value', name, value, within }]
      if (name === 'scope') return [there, ...list('value', name, value.split(' '), within)]
      return [there]
    }),
    ...(error === undefined ? [] : [{ kind: 'error' as const, name: 'error', value: error }]),
  ]
}

/** Where an answer leads that is not for an app: the place and the names of its parameters. */
export function locationFacts({ url, carried }: Redirect, addresses: Addresses): readonly Fact[] {
  const base: Fact = { kind: 'location', name: 'location', value: addresses.named(url) }
  return [
    base,
    ...[...new Set(carried.map(({ name }) => name))].map((item) => ({
      kind: 'location' as const,
      name: 'location parameter',
      item,
      value: 'there',
      within: [keyOf(base)],
    })),
  ]
}
