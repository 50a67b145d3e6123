import type { Check } from '../check.js'
import { flowClient } from '../hydra/actors.js'
import { answerChecks } from '../hydra/answer-checks.js'
import { untilLogin } from '../hydra/challenge-flow.js'
import { rejectionChecks } from '../hydra/rejections.js'
import { accept } from './accept.js'
import { badRequests } from './bad-requests.js'
import { carriedChecks } from './carried.js'
import { csrfCookieChecks } from './csrf-cookie.js'
import { decidedRequestChecks } from './decided-request.js'
import { forcedSubject } from './forced-subject.js'
import { foreignBrowserChecks } from './foreign-browser.js'
import { getChecks } from './get.js'
import { hintOfAnotherChecks } from './hint-of-another.js'
import { redirectChecks } from './redirect.js'
import { refusalChecks } from './refusals.js'
import { rememberedChecks } from './remembered.js'
import { sessionCookieChecks } from './session-cookie.js'
import { timeChecks } from './time.js'

/** Authorization requests on their way to the login app and back. */
export const checks: readonly Check[] = [
  ...redirectChecks,
  ...refusalChecks,
  ...csrfCookieChecks,
  ...getChecks,
  accept,
  ...carriedChecks,
  forcedSubject,
  ...decidedRequestChecks,
  ...foreignBrowserChecks,
  ...rejectionChecks({
    suite: 'hydra-login',
    app: 'login',
    get: 'getOAuth2LoginRequest',
    reject: 'rejectOAuth2LoginRequest',
    begin: async (context) =>
      untilLogin(context, {
        client: await flowClient(context),
        parameters: { login_hint: 'rejected@touchstone.test' },
      }),
  }),
  ...answerChecks('hydra-login', badRequests),
  ...sessionCookieChecks,
  ...rememberedChecks,
  ...hintOfAnotherChecks,
  ...timeChecks,
]
