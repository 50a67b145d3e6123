import type { CheckContext, JsonObject } from '../harness/context.js'
import { somebody } from '../hydra/actors.js'
import type { ExpectedAnswer } from '../hydra/answer.js'
import { type AnswerRow, byLine } from '../hydra/answer-checks.js'
import { SOME_ERROR, unknownChallenges } from '../hydra/bad-requests.js'
import { HYDRA_1 } from '../hydra/requirement.js'
import { askedLogin } from './asked-login.js'

/** A body that cannot be taken; 1.5 has no name for this error. */
const BAD_BODY: ExpectedAnswer = { status: 400, error: 'invalid_request' }
const NAMELESS: ExpectedAnswer = { status: 400, members: SOME_ERROR }
const refused = byLine({
  'hydra-1.5': NAMELESS,
  'hydra-1.9': BAD_BODY,
  'hydra-2.3': BAD_BODY,
  'hydra-2': BAD_BODY,
})

const onAskedLogin = async (context: CheckContext) => ({ login_challenge: (await askedLogin(context)).challenge })

interface Body {
  readonly name: string
  readonly title: string
  readonly sent: { readonly json: unknown } | { readonly body: string }
}

const BODIES: readonly Body[] = [
  { name: 'accept-malformed-json', title: 'A body that is no JSON does not accept a login', sent: { body: '{' } },
  { name: 'accept-empty-body', title: 'An empty body does not accept a login', sent: { body: '' } },
  { name: 'accept-no-subject', title: 'A login is not accepted for nobody', sent: { json: {} } },
  {
    name: 'accept-empty-subject',
    title: 'A login is not accepted for a person without a name',
    sent: { json: { subject: '' } },
  },
  {
    name: 'accept-wrong-type',
    title: 'A subject that is no text does not accept a login',
    sent: { json: { subject: 5 } },
  },
]

/** Members over a subject, which alone would be taken. */
const withSubject =
  (more: Readonly<JsonObject>) =>
  async (context: CheckContext): Promise<{ readonly query: Record<string, string>; readonly json: unknown }> => ({
    query: await onAskedLogin(context),
    json: { subject: await somebody(context), ...more },
  })

/** Requests of a login app that must be refused. */
export const badRequests: readonly AnswerRow[] = [
  ...unknownChallenges({ verb: 'get', operation: 'getOAuth2LoginRequest', parameter: 'login_challenge' }),
  {
    name: 'get-empty-challenge',
    title: 'An empty challenge is as wrong as none',
    operation: 'getOAuth2LoginRequest',
    request: { query: { login_challenge: '' } },
    expected: { status: 400, error: 'invalid_request' },
  },
  ...unknownChallenges({
    verb: 'accept',
    operation: 'acceptOAuth2LoginRequest',
    parameter: 'login_challenge',
    json: { subject: 'touchstone-nobody' },
  }),
  ...unknownChallenges({
    verb: 'reject',
    operation: 'rejectOAuth2LoginRequest',
    parameter: 'login_challenge',
    json: { error: 'access_denied' },
  }),
  ...BODIES.map(
    ({ name, title, sent }): AnswerRow => ({
      name,
      title,
      operation: 'acceptOAuth2LoginRequest',
      request: async (context) => ({ query: await onAskedLogin(context), ...sent }),
      expected: refused,
    }),
  ),
  {
    name: 'accept-unknown-member',
    title: 'A member that the line does not know is refused before 26, and ignored from then on',
    operation: 'acceptOAuth2LoginRequest',
    request: withSubject({ touchstone: true }),
    expected: byLine({
      'hydra-1.5': NAMELESS,
      'hydra-1.9': BAD_BODY,
      'hydra-2.3': BAD_BODY,
      'hydra-2': { status: 200, members: { redirect_to: /./ } },
    }),
  },
  {
    name: 'accept-amr-unknown',
    title: 'The member amr, which came with 2.x, is refused like any that is unknown',
    operation: 'acceptOAuth2LoginRequest',
    systems: HYDRA_1,
    request: withSubject({ amr: ['pwd'] }),
    expected: refused,
  },
  {
    name: 'reject-malformed-json',
    title: 'A body that is no JSON does not reject a login',
    operation: 'rejectOAuth2LoginRequest',
    request: async (context) => ({ query: await onAskedLogin(context), body: '{' }),
    expected: refused,
  },
]
