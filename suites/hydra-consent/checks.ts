import type { Check } from '../check.js'
import { answerChecks } from '../hydra/answer-checks.js'
import { rejectionChecks } from '../hydra/rejections.js'
import { acceptChecks } from './accept.js'
import { beginConsent } from './asked-consent.js'
import { badRequests } from './bad-requests.js'
import { decidedRequestChecks } from './decided-request.js'
import { foreignBrowserChecks } from './foreign-browser.js'
import { getChecks } from './get.js'
import { lateOutcomeChecks } from './late-outcomes.js'
import { promptNoneChecks } from './prompt-none.js'
import { rememberedChecks } from './remembered.js'
import { sessionChecks } from './session.js'

/** Authorization requests on their way from the login to the consent app, and from there to the client. */
export const checks: readonly Check[] = [
  ...getChecks,
  ...acceptChecks,
  ...sessionChecks,
  ...decidedRequestChecks,
  ...foreignBrowserChecks,
  ...rejectionChecks({
    suite: 'hydra-consent',
    app: 'consent',
    get: 'getOAuth2ConsentRequest',
    reject: 'rejectOAuth2ConsentRequest',
    begin: (context) => beginConsent(context, { parameters: { login_hint: 'rejected@touchstone.test' } }),
  }),
  ...answerChecks('hydra-consent', badRequests),
  ...rememberedChecks,
  ...promptNoneChecks,
  ...lateOutcomeChecks,
]
