import type { Browser, CheckContext } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import { ownSubject, untilConsent } from '../hydra/challenge-flow.js'
import { ownClient } from '../hydra/own-client.js'
import { type OwnTokens, ownTokens, tokenIn } from '../hydra/own-tokens.js'
import { bothIntrospected, introspected } from '../hydra/token-activity.js'
import { once } from '../once.js'
import { consentOf, listed, loginSessionOf } from './consent-list.js'
import { pagesOfOne } from './pages.js'

/** What the consent app tells of the person to the first client. */
export const SESSION = { access_token: { b: 2 }, id_token: { a: 1 } } as const

/** A person who lets two clients in for good, in one browser. */
interface TwoConsents {
  readonly subject: string
  readonly browser: Browser
  readonly first: OwnTokens
  readonly second: OwnTokens
}

async function twoConsents(context: CheckContext): Promise<TwoConsents> {
  const subject = ownSubject(context)
  const browser = context.browser()
  const letIn = async (distinct: string, session: object | undefined) =>
    ownTokens(context, {
      client: await ownClient(context, { distinct }),
      browser,
      subject,
      login: REMEMBERED,
      parameters: PARAMETERS,
      grantScope: ['openid', 'offline'],
      consent: { remember: true, remember_for: 0, ...(session && { session }) },
    })
  const first = await letIn('first of two', SESSION)
  return { subject, browser, first, second: await letIn('second of two', undefined) }
}

const PARAMETERS = { scope: 'openid offline' } as const
const REMEMBERED = { remember: true, remember_for: 3_600 } as const

const refreshedBy = (context: CheckContext, { client, tokens }: OwnTokens): Promise<Exchange> =>
  context.token({
    client,
    form: { grant_type: 'refresh_token', refresh_token: tokenIn(tokens, 'refresh_token') },
  })

/** Two consents, listed, then taken back: first the one, then all. */
export interface ConsentStory extends TwoConsents {
  readonly list: Exchange
  /** The list in pages of one consent. */
  readonly pages: readonly Exchange[]
  /** The list for a login session that nobody has. */
  readonly listOfNoSession: Exchange
  /** The list for the login session that the consents were given in. */
  readonly listOfSession: Exchange
  readonly firstRevoked: Exchange
  /** What introspection says after that. */
  readonly ofFirst: readonly Exchange[]
  readonly ofSecond: Exchange
  readonly listAfterFirst: Exchange
  readonly firstRevokedAgain: Exchange
  readonly allRevoked: Exchange
  readonly ofSecondAfterAll: Exchange
  readonly refreshedAfterAll: Exchange
  readonly listAfterAll: Exchange
}

const remove = ({ hydra }: CheckContext, query: Readonly<Record<string, string>>): Promise<Exchange> =>
  hydra.send('revokeOAuth2ConsentSessions', { query })

/** 1.5 takes a person alone as all that she granted; later lines want it said. */
const everything = ({ hydra }: CheckContext): Readonly<Record<string, string>> =>
  hydra.system === 'hydra-1.5' ? {} : { all: 'true' }

export const consentStory = once(async (context): Promise<ConsentStory> => {
  const granted = await twoConsents(context)
  const { subject, first, second } = granted
  const list = await listed(context, subject)
  const pages = await pagesOfOne(context, subject)
  const listOfNoSession = await listed(context, subject, { login_session_id: `touchstone-${context.random(12)}` })
  const login_session_id = loginSessionOf(consentOf(list, first.client.client_id))
  const listOfSession = await listed(context, subject, { login_session_id })
  const ofTheFirst = { subject, client: first.client.client_id }
  const firstRevoked = await remove(context, ofTheFirst)
  const ofFirst = await bothIntrospected(context, first.tokens)
  const ofSecond = await introspected(context, tokenIn(second.tokens, 'access_token'))
  const listAfterFirst = await listed(context, subject)
  const firstRevokedAgain = await remove(context, ofTheFirst)
  const allRevoked = await remove(context, { subject, ...everything(context) })
  const ofSecondAfterAll = await introspected(context, tokenIn(second.tokens, 'access_token'))
  const refreshedAfterAll = await refreshedBy(context, second)
  const listAfterAll = await listed(context, subject)
  return {
    ...granted,
    list,
    pages,
    listOfNoSession,
    listOfSession,
    firstRevoked,
    ofFirst,
    ofSecond,
    listAfterFirst,
    firstRevokedAgain,
    allRevoked,
    ofSecondAfterAll,
    refreshedAfterAll,
    listAfterAll,
  }
})

/** The consent request of the second client after everything was taken back, in the browser of before. */
export async function askedAgain(context: CheckContext, story: ConsentStory): Promise<Exchange> {
  const { subject, browser, second } = story
  const { challenge } = await untilConsent(context, { client: second.client, browser, subject, parameters: PARAMETERS })
  return context.hydra.send('getOAuth2ConsentRequest', { query: { consent_challenge: challenge } })
}
