import type { TokenObservation } from '../../suites/harness/token-observations.js'
import type { Run, RunExchange } from '../run.js'
import { Addresses, sentParameters } from './addresses.js'
import { type Answer, answerOf, formPostOf, responseToApp } from './answer.js'
import { operationName } from './api-facts.js'
import { cookieFacts } from './cookie-facts.js'
import type { Facts } from './facts.js'
import { grouped } from './grouped.js'
import { type Carried, carriedValue, redirectOf } from './redirect-facts.js'
import { askedIn } from './situation.js'

/** An operation that was asked something by a check, and all that it answered. */
export interface Situation {
  readonly operation: string
  /** The check that asked; left out for what the run itself did, such as removing clients. */
  readonly check?: string
  readonly asked: string
  readonly answers: Answer[]
}

/** What a run saw of its target, in a form that is equal for two runs of the same target. */
export interface Observed {
  readonly situations: ReadonlyMap<string, Situation>
  /** Cookies that any answer set. */
  readonly cookies: Facts
}

/** The operation under which answers of the authorization endpoint stand, whichever method asked. */
const AUTHORIZE = /^(?:postA|a)uthorize$/
const SECOND = 'then'

interface Seen {
  readonly exchange: RunExchange
  readonly operation: string
  readonly asked: string
  readonly answer: Answer
}

const byExchange = (tokens: readonly TokenObservation[]): ReadonlyMap<number, readonly TokenObservation[]> =>
  grouped(tokens, ({ exchange }) => exchange)

/** Authorization requests by the state that they sent. */
function requestsByState(exchanges: readonly RunExchange[]): ReadonlyMap<string, RunExchange> {
  const requests = new Map<string, RunExchange>()
  for (const exchange of exchanges) {
    if (!AUTHORIZE.test(operationName(exchange) ?? '')) continue
    const state = sentParameters(exchange.request).find(([name]) => name === 'state')?.[1]
    if (state !== undefined) requests.set(state, exchange)
  }
  return requests
}

/** All that was asked and answered, one by one. */
async function seenIn({ exchanges, observations, target }: Run): Promise<readonly Seen[]> {
  const addresses = new Addresses({ target, exchanges })
  const tokens = byExchange(observations?.tokens ?? [])
  const ownLifespans = new Set(observations?.ownLifespans)
  const requests = requestsByState(exchanges)
  const seen: Seen[] = []
  for (const exchange of exchanges) {
    const own = { tokens: tokens.get(exchange.id) ?? [], ownLifespans: ownLifespans.has(exchange.id) }
    const operationId = operationName(exchange)
    const redirect = redirectOf(exchange, addresses)
    const carried = redirect?.toApp === true ? redirect.carried : await formPostOf(exchange, addresses)
    if (operationId !== undefined) {
      // What an authorization response carries is told once, below.
      const direct = AUTHORIZE.test(operationId) && carried !== undefined ? { ...own, tokens: [] } : own
      seen.push({
        exchange,
        operation: operationId,
        asked: askedIn(exchange),
        answer: answerOf(exchange, direct, addresses),
      })
    }
    if (carried === undefined || !isAuthorization(operationId, carried)) continue
    const request = requests.get(carriedValue(carried, 'state') ?? '')
    const chosen = own.ownLifespans || (request !== undefined && ownLifespans.has(request.id))
    seen.push({
      exchange,
      operation: (request && operationName(request)) ?? operationId ?? 'authorize',
      asked: `${request === undefined ? 'a request without state' : askedIn(request)}, ${SECOND} back at the app`,
      answer: responseToApp(exchange, carried, { ...own, ownLifespans: chosen }),
    })
  }
  return seen
}

/** Pages lead back to apps after a sign-in and after a logout; the latter brings a state at most. */
const isAuthorization = (operationId: string | undefined, carried: readonly Carried[]): boolean =>
  operationId === undefined ? carried.some(({ name }) => name !== 'state') : AUTHORIZE.test(operationId)

function checksByExchange({ verdicts }: Run): ReadonlyMap<number, readonly string[]> {
  const checks = new Map<number, string[]>()
  for (const { check, exchanges } of verdicts) {
    for (const id of exchanges) {
      const known = checks.get(id)
      if (known === undefined) checks.set(id, [check])
      else known.push(check)
    }
  }
  return checks
}

/** What a run saw of its target. */
export async function observe(run: Run): Promise<Observed> {
  const checks = checksByExchange(run)
  const situations = new Map<string, Situation>()
  for (const { exchange, operation, asked, answer } of await seenIn(run)) {
    for (const check of checks.get(exchange.id) ?? [undefined]) {
      const key = JSON.stringify([operation, asked, check])
      const known = situations.get(key)
      if (known !== undefined) known.answers.push(answer)
      else situations.set(key, { operation, asked, answers: [answer], ...(check === undefined ? {} : { check }) })
    }
  }
  return { situations, cookies: await cookieFacts(run.exchanges) }
}
