import type { Check } from '../check.js'
import type { CheckContext, JsonObject } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import { flowClient, somebody } from '../hydra/actors.js'
import type { ByLine } from '../hydra/answer.js'
import { acceptLogin, onward, ownSubject, untilConsent, untilLogin } from '../hydra/challenge-flow.js'
import { type CookieSet, cookiesSet } from '../hydra/cookies-set.js'
import { judgeFacts } from '../hydra/judge-facts.js'
import { EVERY_HYDRA, HYDRA_1, HYDRA_2, hydraRequires } from '../hydra/requirement.js'
import { REMEMBERED, rememberedSession } from '../hydra/signed-in.js'
import { fail, type Verdict } from '../verdict.js'

/** The cookie of the session: the one beside those against forgery, whose names in 2.x end with the client's number. */
const sessionCookie = async (exchange: Exchange): Promise<CookieSet | undefined> =>
  (await cookiesSet(exchange)).find(({ name }) => !/csrf|_\d+$/i.test(name))

const lifetime = async (exchange: Exchange, maxAge: unknown): Promise<Verdict> => {
  const cookie = await sessionCookie(exchange)
  return judgeFacts(
    { session: 'is set', maxAge },
    { session: cookie && 'is set', maxAge: cookie?.maxAge },
    { exchange },
  )
}

const check = (name: string, title: string, run: Check['run'], systems = EVERY_HYDRA): Check => ({
  id: `hydra-login/${name}`,
  title,
  requirement: hydraRequires('acceptOAuth2LoginRequest'),
  operations: ['acceptOAuth2LoginRequest', 'oAuth2Authorize'],
  systems,
  run,
})

const signedInWith = async (context: CheckContext, login: Readonly<JsonObject>): Promise<Exchange> => {
  const [client, subject] = [await flowClient(context), await somebody(context)]
  return (await untilConsent(context, { client, subject, login })).exchange
}

/** Operators of 2.x may name it. */
const NAMES: ByLine<RegExp> = {
  'hydra-1.5': /^oauth2_authentication_session$/,
  'hydra-1.9': /^oauth2_authentication_session(_insecure)?$/,
  'hydra-2.3': /./,
  'hydra-2': /./,
}

async function attributes(context: CheckContext): Promise<Verdict> {
  const { signedIn } = await rememberedSession(context)
  const cookie = await sessionCookie(signedIn)
  if (cookie === undefined) return fail('a session cookie', 'none is set', { exchange: signedIn })
  const { name, httpOnly, secure, sameSite, path } = cookie
  const https = new URL(signedIn.request.url).protocol === 'https:'
  const expected = {
    name: NAMES[context.hydra.system],
    httpOnly: true,
    sameSite: /^(none|lax|strict)$/,
    path: /^\//,
    ...(https && { secure: true }),
  }
  return judgeFacts(expected, { name, httpOnly, sameSite, path, secure }, { exchange: signedIn })
}

/** `remember_for: 0` is for ever: until the browser is closed, or as long as 26 lets sessions live. What 2.3 does was not seen. */
async function forEver(context: CheckContext): Promise<Verdict> {
  const exchange = await signedInWith(context, { remember: true, remember_for: 0 })
  const cookie = await sessionCookie(exchange)
  return judgeFacts(
    { session: 'is set', hasMaxAge: context.hydra.system === 'hydra-2' },
    { session: cookie && 'is set', hasMaxAge: cookie?.maxAge !== undefined && cookie.maxAge > 0 },
    { exchange },
  )
}

/** Signs in, then goes on with the session, without and with the wish to extend it. */
async function extended(context: CheckContext): Promise<Verdict> {
  const [client, subject] = [await flowClient(context), ownSubject(context)]
  const { browser } = await untilConsent(context, {
    client,
    subject,
    login: { remember: true, remember_for: REMEMBERED },
  })
  const goOn = async (extend_session_lifespan: boolean): Promise<Exchange> => {
    const { challenge } = await untilLogin(context, { client, browser })
    const accepted = await acceptLogin(context, challenge, {
      subject,
      remember: true,
      remember_for: REMEMBERED,
      extend_session_lifespan,
    })
    return context.visit(browser, { url: onward(accepted, 'hydra-login/accept') })
  }
  const kept = await goOn(false)
  const untouched = judgeFacts(
    { session: undefined },
    { session: (await sessionCookie(kept))?.name },
    { exchange: kept },
  )
  return untouched.outcome === 'pass' ? lifetime(await goOn(true), REMEMBERED) : untouched
}

/** How long a browser remembers who signed in. */
export const sessionCookieChecks: readonly Check[] = [
  check('remember', 'A remembered session lasts in the browser as long as the login app says', async (context) =>
    lifetime((await rememberedSession(context)).signedIn, REMEMBERED),
  ),
  check(
    'session-cookie',
    'The cookie of a session is out of reach for scripts, says when other sites may bring it, and needs https where there is https',
    attributes,
  ),
  check('not-remembered', 'A session that is not to be remembered is taken from the browser', async (context) =>
    lifetime(await signedInWith(context, { remember: false }), 0),
  ),
  check(
    'remember-for-ever',
    'Remembered for 0 seconds a session lasts until the browser is closed, in 26 as long as sessions may',
    forEver,
    [...HYDRA_1, 'hydra-2'],
  ),
  check(
    'extend-session-lifespan',
    'A session that goes on keeps its end, unless the login app extends it',
    extended,
    HYDRA_2,
  ),
]
