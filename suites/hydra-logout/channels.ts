import type { Check } from '../check.js'
import type { CheckContext, JsonObject } from '../harness/context.js'
import { type Exchange, mediaType } from '../harness/exchange.js'
import { flowClient } from '../hydra/actors.js'
import { challengeIn, onward } from '../hydra/challenge-flow.js'
import { judgeFacts } from '../hydra/judge-facts.js'
import { judgeLanding } from '../hydra/landing.js'
import { EVERY_HYDRA, hydraRequires } from '../hydra/requirement.js'
import { type SignedIn, signIn } from '../hydra/signed-in.js'
import { once } from '../once.js'
import type { Verdict } from '../verdict.js'
import { acceptLogout, byClient, logOut } from './begin-logout.js'

interface LoggedOut {
  readonly session: SignedIn
  readonly state: string
  /** The answer to the logout verifier. */
  readonly exchange: Exchange
}

/** Signs in at a client with this metadata, and out again. */
async function loggedOut(context: CheckContext, metadata: Readonly<JsonObject>): Promise<LoggedOut> {
  const session = await signIn(context, { client: await context.client({ metadata }) })
  const state = context.random(16)
  const began = await logOut(context, session.browser, byClient(session, state))
  const accepted = await acceptLogout(context, challengeIn(began, 'logout', 'hydra-logout/get-by-client'))
  const exchange = await context.visit(session.browser, { url: onward(accepted, 'hydra-logout/accept') })
  return { session, state, exchange }
}

/** Beside the redirect URIs, as Front-Channel Logout section 2 wants it. */
const frameUri = async (context: CheckContext): Promise<URL> =>
  new URL('/front-channel?own=1', (await flowClient(context)).redirect_uris[0])

const framed: (context: CheckContext) => Promise<LoggedOut> = once(async (context) =>
  loggedOut(context, {
    frontchannel_logout_uri: (await frameUri(context)).href,
    frontchannel_logout_session_required: true,
  }),
)

interface FramedPage {
  readonly frames: readonly string[]
  /** Where the page goes on to, if it says so. */
  readonly next: string | undefined
}

async function pageOf({ response }: Exchange): Promise<FramedPage> {
  const { parse } = await import('node-html-parser')
  const page = parse(response.body)
  const refresh = page.querySelector('meta[http-equiv="refresh"]')?.getAttribute('content') ?? ''
  return {
    frames: page.querySelectorAll('iframe').flatMap((frame) => frame.getAttribute('src') ?? []),
    next: /url=(.*)$/i.exec(refresh)?.[1]?.trim(),
  }
}

/** Front-Channel Logout section 2 and 3: each client's URI in a frame, with issuer and session. */
async function frames(context: CheckContext): Promise<Verdict> {
  const { exchange, session } = await framed(context)
  const { origin, pathname } = await frameUri(context)
  const sources = (await pageOf(exchange)).frames
  const mine = sources.filter((source) => URL.canParse(source) && source.startsWith(`${origin}${pathname}`))
  const { searchParams } = new URL(mine[0] ?? origin)
  return judgeFacts(
    { status: 200, mediaType: 'text/html', frames: 1, iss: context.metadata.issuer, sid: session.sessionId, own: '1' },
    {
      ...Object.fromEntries(searchParams),
      status: exchange.response.status,
      mediaType: mediaType(exchange),
      frames: mine.length,
    },
    { exchange },
  )
}

async function framedOnward(context: CheckContext): Promise<Verdict> {
  const { exchange, session, state } = await framed(context)
  const next = (await pageOf(exchange)).next ?? ''
  const { origin, pathname, searchParams } = new URL(URL.canParse(next) ? next : 'https://nowhere.invalid/')
  const leadsTo = next === '' ? undefined : `${origin}${pathname}`
  return judgeFacts(
    { leadsTo: session.client.post_logout_redirect_uris[0], state },
    { leadsTo, state: searchParams.get('state') },
    { exchange },
  )
}

/** Nothing listens at the discard port: whoever calls there is refused at once. */
const NOBODY = 'http://127.0.0.1:9/back-channel'

/** That the client is called can only be seen where it listens, and the server may not reach this machine. */
async function backChannel(context: CheckContext): Promise<Verdict> {
  const { exchange, session, state } = await loggedOut(context, {
    backchannel_logout_uri: NOBODY,
    backchannel_logout_session_required: true,
  })
  return judgeLanding(exchange, session.client, { to: 'the client', status: 302, parameters: { state } })
}

const check = (name: string, title: string, standard: Check['requirement'], run: Check['run']): Check => ({
  id: `hydra-logout/${name}`,
  title,
  requirement: standard,
  operations: ['revokeOidcSession', 'acceptOAuth2LogoutRequest'],
  systems: EVERY_HYDRA,
  run,
})

const LOGOUT = hydraRequires('revokeOidcSession')

/** How clients are told that a session is over. */
export const channelChecks: readonly Check[] = [
  check(
    'front-channel',
    'The logout shows a page that calls the client in a frame, with issuer and session',
    LOGOUT,
    frames,
  ),
  check(
    'front-channel-onward',
    'The page that calls clients goes on to the client that asked for the logout, with the state',
    LOGOUT,
    framedOnward,
  ),
  check(
    'back-channel-failing',
    'A client that cannot be called does not keep the logout from its end',
    LOGOUT,
    backChannel,
  ),
]
