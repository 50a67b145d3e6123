import type { Check } from '../check.js'
import type { CheckContext } from '../harness/context.js'
import { acceptConsent, onward } from '../hydra/challenge-flow.js'
import { type CsrfCookie, csrfCookieVerdict } from '../hydra/csrf-cookie.js'
import { type ForeignBrowserStory, followedElsewhereFirst, judgeForeignBrowser } from '../hydra/foreign-browser.js'
import { judgeLanding } from '../hydra/landing.js'
import { EVERY_HYDRA, hydraRequires } from '../hydra/requirement.js'
import { once } from '../once.js'
import { askedConsent, beginConsent } from './asked-consent.js'
import { SPENT } from './decided-request.js'

/** Tells the exchanges of this story from those of others. */
const FOREIGN = { login_hint: 'foreign@touchstone.test' }

const story: (context: CheckContext) => Promise<ForeignBrowserStory> = once(async (context) => {
  const { client, browser, challenge, sent } = await beginConsent(context, { parameters: FOREIGN })
  const accepted = await acceptConsent(context, challenge, { grant_scope: ['openid'] })
  const url = onward(accepted, 'hydra-consent/accept')
  return { client, state: sent.state, ...(await followedElsewhereFirst(context, { browser, url })) }
})

const COOKIE: CsrfCookie = {
  'hydra-1.5': /^oauth2_consent_csrf(_legacy)?$/,
  'hydra-1.9': /^oauth2_consent_csrf(_insecure)?(_legacy)?$/,
  'hydra-2.3': /_\d+(_legacy)?$/,
  'hydra-2': /_\d+(_legacy)?$/,
}

/** What ties a consent request to its browser, and what becomes of its verifier in another. */
export const foreignBrowserChecks: readonly Check[] = [
  {
    id: 'hydra-consent/csrf-cookie',
    title:
      'A consent request is tied to its browser by a cookie that lives long enough and is out of reach for scripts',
    requirement: hydraRequires('oAuth2Authorize'),
    operations: ['oAuth2Authorize'],
    systems: EVERY_HYDRA,
    run: async (context) => csrfCookieVerdict((await askedConsent(context)).exchange, COOKIE, context.hydra.system),
  },
  {
    id: 'hydra-consent/csrf-cookie-missing',
    title: 'A browser that did not begin the request gets no code for its verifier',
    requirement: { standard: 'RFC 6749', section: '10.12', level: 'MUST' },
    operations: ['oAuth2Authorize'],
    systems: EVERY_HYDRA,
    run: async (context) => judgeForeignBrowser(await story(context), context),
  },
  {
    id: 'hydra-consent/csrf-cookie-missing-spends',
    title: 'Used in a foreign browser a consent verifier is spent',
    requirement: hydraRequires('oAuth2Authorize'),
    operations: ['oAuth2Authorize'],
    systems: EVERY_HYDRA,
    async run(context) {
      const { client, own } = await story(context)
      const parameters = { error: SPENT[context.hydra.system] }
      return judgeLanding(own, client, { to: 'the client', in: 'query', parameters })
    },
  },
]
