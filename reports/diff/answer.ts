import type { TokenObservation } from '../../suites/harness/token-observations.js'
import type { RunExchange } from '../run.js'
import { type Addresses, headerOf, parsedJson } from './addresses.js'
import { collect, type Fact, type Facts } from './facts.js'
import { headerFacts } from './header-facts.js'
import { jsonFacts } from './json-facts.js'
import { type Carried, carriedFacts, carriedValue, locationFacts, type Redirect, redirectOf } from './redirect-facts.js'
import { tokenFacts } from './token-facts.js'

/** What kind of answer it is. Answers of two kinds are told apart by that alone. */
export type Outcome = 'succeeds' | 'answers the app' | 'leads on' | 'refuses' | 'refuses by redirect' | 'breaks'

/** What the exchange alone does not show any more. */
export interface NotShown {
  readonly tokens: readonly TokenObservation[]
  /** The client has life spans of its own. */
  readonly ownLifespans: boolean
}

/** What a request was answered, without what differs from run to run. */
export interface Answer {
  /** Number of the exchange in its run. */
  readonly exchange: number
  readonly outcome: Outcome
  /** For people, such as `400 invalid_client`. */
  readonly shows: string
  readonly facts: Facts
  /** Equal for answers that differ in lifetimes at most: tells most pairs apart without a look at their facts. */
  readonly text: string
}

const textOf = (outcome: Outcome, facts: Facts): string =>
  [
    outcome,
    ...[...facts].map(([key, { kind, value }]) => (kind === 'lifetime' ? key : `${key}: ${value}`)).sort(),
  ].join('\n')

const chosenIf = (ownLifespans: boolean, facts: readonly Fact[]): readonly Fact[] =>
  ownLifespans ? facts.map((fact) => (fact.kind === 'lifetime' ? { ...fact, chosen: true } : fact)) : facts

const answer = (exchange: RunExchange, outcome: Outcome, list: readonly Fact[]): Answer => {
  const facts = collect(list)
  const shows = `${exchange.response.status}${errorOf(list)}`
  return { exchange: exchange.id, outcome, shows, facts, text: textOf(outcome, facts) }
}

function outcomeOf(status: number, redirect: Redirect | undefined): Outcome {
  if (status >= 500) return 'breaks'
  if (status >= 400) return 'refuses'
  if (redirect === undefined) return 'succeeds'
  if (!redirect.toApp) return 'leads on'
  return carriedValue(redirect.carried, 'error') === undefined ? 'answers the app' : 'refuses by redirect'
}

const errorOf = (facts: readonly Fact[]): string => {
  const error = facts.find(({ kind }) => kind === 'error')
  return error === undefined ? '' : ` ${error.value}`
}

const status = ({ response }: RunExchange): Fact => ({ kind: 'status', name: 'status', value: response.status })

/**
 * Lists of what everybody made, so that chance decides who is on a page: the operations that show one of them tell what it is
 * made of.
 */
const SHARED_LISTS: ReadonlySet<string> = new Set(['listOAuth2Clients', 'listTrustedOAuth2JwtGrantIssuers'])

function bodyOf({ operationId, response }: RunExchange): unknown {
  const body = parsedJson(response.body)
  return SHARED_LISTS.has(operationId ?? '') && Array.isArray(body) ? [] : body
}

/** The answer of an operation. */
export function answerOf(exchange: RunExchange, { tokens, ownLifespans }: NotShown, addresses: Addresses): Answer {
  const redirect = redirectOf(exchange, addresses)
  const facts = [
    status(exchange),
    ...headerFacts(exchange),
    ...jsonFacts(bodyOf(exchange), addresses),
    ...(redirect === undefined
      ? []
      : redirect.toApp
        ? carriedFacts(redirect.carried)
        : locationFacts(redirect, addresses)),
    ...tokens.flatMap(tokenFacts),
  ]
  return answer(exchange, outcomeOf(exchange.response.status, redirect), chosenIf(ownLifespans, facts))
}

/** What an authorization request comes to when the browser is back at the app, whichever answer brought it there. */
export function responseToApp(
  exchange: RunExchange,
  carried: readonly Carried[],
  { tokens, ownLifespans }: NotShown,
): Answer {
  const facts = [
    { ...status(exchange), name: 'status of the last redirect' },
    ...carriedFacts(carried),
    ...tokens.flatMap(tokenFacts),
  ]
  const refused = carriedValue(carried, 'error') !== undefined
  return answer(exchange, refused ? 'refuses by redirect' : 'answers the app', chosenIf(ownLifespans, facts))
}

/** What a page posts to an app, OAuth 2.0 Form Post Response Mode section 2; `undefined` when it posts nothing there. */
export async function formPostOf(
  { request, response }: RunExchange,
  addresses: Addresses,
): Promise<readonly Carried[] | undefined> {
  if (!/<form\b/i.test(response.body) || !(headerOf(response.headers, 'content-type') ?? '').includes('html'))
    return undefined
  const { readPage } = await import('../../suites/harness/login/forms.js')
  const { forms } = await readPage(response.body, request.url)
  const form = forms.find(({ action, fields }) => addresses.isApp(action) && fields.length > 0)
  return form?.fields.map(({ name, value }) => ({ place: 'form_post', name, value }))
}
