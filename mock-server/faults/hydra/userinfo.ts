import { defineFault, type Fault } from '../../seams.js'
import {
  bentAnswer,
  otherError,
  otherHeaders,
  otherMembers,
  otherStatus,
  withoutHeaders,
  withoutMembers,
} from './answers.js'
import { parsed } from './asked.js'
import { userinfos } from './check-ids.js'
import { refused } from './requests.js'

const BOTH = ['getUserInfo', 'postUserInfo'] as const
const NOT_ALLOWED = { status: 401, error: 'request_unauthorized' }

const schemeOf = (headers: Headers): string => (headers.get('authorization') ?? '').split(' ')[0] ?? ''

/** What is answered to a good token. */
const answers: readonly Fault[] = [
  withoutMembers(
    {
      id: 'hydra-userinfo/claims-missing',
      title: 'Leaves claims out that the consent app gave',
      caughtBy: userinfos('claims'),
    },
    { operation: BOTH, status: 200 },
    'name',
  ),
  refused(
    {
      id: 'hydra-userinfo/post-refused',
      title: 'Refuses POST with a token in the header',
      caughtBy: userinfos('post'),
    },
    { operation: 'postUserInfo', when: ({ headers }) => headers.has('authorization') },
    NOT_ALLOWED,
  ),
  refused(
    {
      id: 'hydra-userinfo/form-ignored',
      title: 'Does not find the token in a form',
      caughtBy: userinfos('token-in-form'),
    },
    { operation: 'postUserInfo', when: ({ form }) => form.has('access_token') },
    NOT_ALLOWED,
  ),
  refused(
    {
      id: 'hydra-userinfo/query-ignored',
      title: 'Does not find the token in the query',
      caughtBy: userinfos('token-in-query'),
    },
    { operation: 'getUserInfo', when: ({ url }) => url.searchParams.has('access_token') },
    NOT_ALLOWED,
  ),
  refused(
    {
      id: 'hydra-userinfo/scheme-by-letter-case',
      title: 'Knows the scheme of a token only with a capital letter',
      caughtBy: userinfos('scheme-in-lower-case'),
    },
    { operation: BOTH, when: ({ headers }) => schemeOf(headers) === 'bearer' },
    NOT_ALLOWED,
  ),
  otherHeaders(
    {
      id: 'hydra-userinfo/jwt-by-accept',
      title: 'Says that it answers with a JWT because the request accepts one',
      caughtBy: userinfos('accept-jwt'),
    },
    { operation: 'getUserInfo', status: 200, when: ({ headers }) => headers.get('accept') === 'application/jwt' },
    { 'content-type': 'application/jwt' },
  ),
  bentAnswer(
    {
      id: 'hydra-userinfo/openid-needed',
      title: 'Refuses tokens of persons for whom it has no claim but the subject',
      caughtBy: userinfos('without-openid'),
    },
    { operation: 'getUserInfo', status: 200 },
    async (response) => {
      const body = parsed(await response.clone().text())
      const hasPerson =
        typeof body === 'object' && body !== null && 'sub' in body && body.sub !== '' && !('email' in body)
      return hasPerson ? Response.json({ error: 'insufficient_scope' }, { status: 403 }) : response
    },
  ),
  otherMembers(
    {
      id: 'hydra-userinfo/client-as-person',
      title: 'Names a person where a client asks with a token of its own',
      caughtBy: userinfos('client-credentials'),
    },
    { operation: 'getUserInfo', status: 200 },
    ({ sub = '' }) => (sub === '' ? { sub: 'somebody' } : {}),
  ),
  defineFault({
    id: 'hydra-userinfo/signed-for-another-client',
    title: 'Signs UserInfo for another client than the one that asks',
    caughtBy: userinfos('signed'),
    systems: ['hydra-1.5', 'hydra-1.9', 'hydra-2.3', 'hydra-2'],
    seam: 'signedUserinfo',
    alter: (draft) => ({ ...draft, claims: { ...draft.claims, aud: ['another'] } }),
  }),
]

const UNAUTHORIZED = userinfos(
  'no-token',
  'empty-token',
  'unknown-token',
  'client-secret',
  'id-token',
  'changed-signature',
  'revoked-token',
)

/** What is answered to anything else. */
const refusals: readonly Fault[] = [
  withoutHeaders(
    {
      id: 'hydra-userinfo/no-challenge',
      title: 'Refuses without a challenge',
      caughtBy: [...UNAUTHORIZED, ...userinfos('refresh-token', 'expired-token')],
    },
    { operation: BOTH, status: 401 },
    'www-authenticate',
  ),
  otherError(
    {
      id: 'hydra-userinfo/errors-by-another-name',
      title: 'Calls every refusal invalid_request',
      caughtBy: [...UNAUTHORIZED, ...userinfos('refresh-token', 'expired-token')],
    },
    { operation: BOTH, status: 401 },
    'invalid_request',
  ),
  otherStatus(
    {
      id: 'hydra-userinfo/nothing-asked-for',
      title: 'Answers a request without a token as if it had none to answer',
      caughtBy: userinfos('no-token'),
    },
    {
      operation: 'getUserInfo',
      when: ({ headers, url }) => !headers.has('authorization') && !url.searchParams.has('access_token'),
    },
    204,
  ),
  otherStatus(
    {
      id: 'hydra-userinfo/client-secret-forbidden',
      title: 'Calls the credentials of a client forbidden',
      caughtBy: userinfos('client-secret'),
    },
    { operation: 'getUserInfo', when: ({ headers }) => schemeOf(headers) === 'Basic' },
    403,
  ),
]

/** What a Hydra gets wrong at UserInfo. */
export const userinfoFaults: readonly Fault[] = [...answers, ...refusals]
