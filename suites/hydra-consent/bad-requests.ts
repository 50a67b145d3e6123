import type { CheckContext } from '../harness/context.js'
import type { AnswerRow } from '../hydra/answer-checks.js'
import { SOME_ERROR, unknownChallenges } from '../hydra/bad-requests.js'
import { askedConsent } from './asked-consent.js'

const onAskedConsent = async (context: CheckContext) => ({ consent_challenge: (await askedConsent(context)).challenge })

/** Requests of a consent app that must be refused. */
export const badRequests: readonly AnswerRow[] = [
  ...unknownChallenges({ verb: 'get', operation: 'getOAuth2ConsentRequest', parameter: 'consent_challenge' }),
  ...unknownChallenges({
    verb: 'accept',
    operation: 'acceptOAuth2ConsentRequest',
    parameter: 'consent_challenge',
    json: {},
  }),
  ...unknownChallenges({
    verb: 'reject',
    operation: 'rejectOAuth2ConsentRequest',
    parameter: 'consent_challenge',
    json: { error: 'access_denied' },
  }),
  {
    name: 'accept-malformed-json',
    title: 'A body that is no JSON does not accept a consent',
    operation: 'acceptOAuth2ConsentRequest',
    request: async (context) => ({ query: await onAskedConsent(context), body: '{' }),
    expected: { status: 400, members: SOME_ERROR },
  },
  {
    name: 'accept-wrong-type',
    title: 'Scopes that are no list do not accept a consent',
    operation: 'acceptOAuth2ConsentRequest',
    request: async (context) => ({ query: await onAskedConsent(context), json: { grant_scope: 'openid' } }),
    expected: { status: 400, members: SOME_ERROR },
  },
]
