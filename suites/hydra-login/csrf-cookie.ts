import type { Check } from '../check.js'
import { flowClient } from '../hydra/actors.js'
import { askFor } from '../hydra/challenge-flow.js'
import { cookiesSet } from '../hydra/cookies-set.js'
import { type CsrfCookie, csrfCookieVerdict } from '../hydra/csrf-cookie.js'
import { EVERY_HYDRA, HYDRA_2, hydraRequires } from '../hydra/requirement.js'
import { fail, pass } from '../verdict.js'
import { askedLogin } from './asked-login.js'

const COOKIE: CsrfCookie = {
  'hydra-1.5': /^oauth2_authentication_csrf(_legacy)?$/,
  'hydra-1.9': /^oauth2_authentication_csrf(_insecure)?(_legacy)?$/,
  'hydra-2.3': /_\d+(_legacy)?$/,
  'hydra-2': /_\d+(_legacy)?$/,
}

/** The cookie that ties a login request to the browser that began it. */
export const csrfCookieChecks: readonly Check[] = [
  {
    id: 'hydra-login/csrf-cookie',
    title: 'A login request is tied to its browser by a cookie that lives long enough and is out of reach for scripts',
    requirement: hydraRequires('oAuth2Authorize'),
    operations: ['oAuth2Authorize'],
    systems: EVERY_HYDRA,
    run: async (context) => csrfCookieVerdict((await askedLogin(context)).exchange, COOKIE, context.hydra.system),
  },
  {
    id: 'hydra-login/csrf-cookie-per-client',
    title: 'Requests of two clients in one browser have cookies of their own, so that both can go on',
    requirement: hydraRequires('oAuth2Authorize'),
    operations: ['oAuth2Authorize'],
    systems: HYDRA_2,
    async run(context) {
      const other = await context.client()
      const browser = context.browser()
      const first = await askFor(context, { client: await flowClient(context), browser })
      const second = await askFor(context, { client: other, browser })
      const names = (await cookiesSet(first)).map(({ name }) => name)
      const shared = (await cookiesSet(second)).map(({ name }) => name).filter((name) => names.includes(name))
      return shared.length === 0 ? pass() : fail('no cookie in common', shared, { exchange: second })
    },
  },
]
