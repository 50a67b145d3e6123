import type { Fault } from '../../seams.js'
import { otherError, otherStatus } from './answers.js'
import type { Asked } from './asked.js'
import { consents, revocations, tokens } from './check-ids.js'
import { bentRequest, refused, sentAgain } from './requests.js'

const grantOf = ({ form }: Asked): string | null => form.get('grant_type')
const isForItself = (asked: Asked): boolean => grantOf(asked) === 'client_credentials'
const headerOf = ({ headers }: Asked): string => headers.get('authorization') ?? ''
const hasAssertion = ({ form }: Asked): boolean => form.has('client_assertion_type')
/** A form that says it is text. */
const isText = ({ headers }: Asked): boolean => headers.get('content-type')?.startsWith('text/plain') === true

interface OtherName {
  readonly check: string
  readonly title: string
  readonly when: (asked: Asked) => boolean
  readonly error: string
}

/** Requests that are refused by one name, called by another. */
const OTHER_NAMES: readonly OtherName[] = [
  {
    check: 'empty-body',
    title: 'Calls a request without a body invalid_client',
    when: ({ text, url }) => text === '' && url.search === '',
    error: 'invalid_client',
  },
  {
    check: 'json-body',
    title: 'Calls a JSON body unsupported_grant_type',
    when: ({ json }) => typeof json === 'object',
    error: 'unsupported_grant_type',
  },
  {
    check: 'form-as-text',
    title: 'Calls a form that is sent as text unsupported_grant_type',
    when: isText,
    error: 'unsupported_grant_type',
  },
  {
    check: 'no-grant-type',
    title: 'Calls a request without a grant_type unsupported_grant_type',
    when: ({ form }) => form.has('scope') && !form.has('grant_type'),
    error: 'unsupported_grant_type',
  },
  {
    check: 'unknown-grant-type',
    title: 'Calls a grant_type that it does not know unsupported_grant_type',
    when: (asked) => grantOf(asked) === 'touchstone',
    error: 'unsupported_grant_type',
  },
  {
    check: 'password-grant',
    title: 'Calls the password grant unsupported_grant_type',
    when: (asked) => grantOf(asked) === 'password',
    error: 'unsupported_grant_type',
  },
  {
    check: 'no-credentials',
    title: 'Calls a request that names no client invalid_client',
    when: (asked) =>
      isForItself(asked) && headerOf(asked) === '' && !asked.form.has('client_id') && !hasAssertion(asked),
    error: 'invalid_client',
  },
  {
    check: 'malformed-credentials',
    title: 'Calls Basic credentials that it cannot read invalid_client',
    when: (asked) => headerOf(asked) === 'Basic !!!',
    error: 'invalid_client',
  },
  {
    check: 'bearer-credentials',
    title: 'Calls a bearer token in place of credentials invalid_client',
    when: (asked) => headerOf(asked).startsWith('Bearer '),
    error: 'invalid_client',
  },
  {
    check: 'credentials-in-query',
    title: 'Calls credentials in the query invalid_client',
    when: ({ url }) => url.searchParams.has('client_secret'),
    error: 'invalid_client',
  },
  {
    check: 'public-client-credentials',
    title: 'Calls a public client that wants tokens for itself unauthorized_client',
    when: (asked) => isForItself(asked) && asked.form.has('client_id') && !hasAssertion(asked),
    error: 'unauthorized_client',
  },
  {
    check: 'grant-not-registered',
    title: 'Calls a grant that a client did not register unsupported_grant_type',
    when: (asked) =>
      isForItself(asked) &&
      headerOf(asked).startsWith('Basic ') &&
      headerOf(asked) !== 'Basic !!!' &&
      !isText(asked) &&
      !asked.form.has('scope') &&
      !asked.form.has('audience'),
    error: 'unsupported_grant_type',
  },
]

interface Family {
  readonly id: string
  readonly title: string
  readonly caughtBy: readonly string[]
  readonly follows?: readonly string[]
  readonly status: number
  readonly when: (asked: Asked) => boolean
  readonly error: string
}

/** Refusals that are alike. */
const FAMILIES: readonly Family[] = [
  {
    id: 'header-by-another-error',
    title: 'Calls wrong credentials in the header access_denied',
    caughtBy: tokens(
      'unknown-client',
      'wrong-secret',
      'empty-secret',
      'basic-by-post-client',
      'credentials-twice',
      'basic-by-signing-client',
    ),
    follows: tokens('public-client-with-basic'),
    status: 401,
    when: (asked) => headerOf(asked) !== '',
    error: 'access_denied',
  },
  {
    id: 'form-by-another-error',
    title: 'Calls wrong credentials in the form access_denied',
    caughtBy: tokens('wrong-secret-in-form', 'post-by-basic-client', 'public-client-with-secret'),
    status: 401,
    when: (asked) => headerOf(asked) === '' && asked.form.has('client_secret'),
    error: 'access_denied',
  },
  {
    id: 'client-id-by-another-error',
    title: 'Calls a client access_denied that has a secret and does not send it',
    caughtBy: tokens('client-id-alone'),
    status: 401,
    when: (asked) => headerOf(asked) === '' && !asked.form.has('client_secret') && !hasAssertion(asked),
    error: 'access_denied',
  },
  {
    id: 'assertions-by-another-error',
    title: 'Calls wrong client assertions access_denied',
    caughtBy: tokens(
      'assertion-without-jti',
      'assertion-without-exp',
      'assertion-without-iss',
      'assertion-without-sub',
      'assertion-without-aud',
      'assertion-for-another-server',
      'assertion-for-the-issuer',
      'assertion-of-another-subject',
      'assertion-with-another-client-id',
      'assertion-with-secret',
      'assertion-unsigned',
      'assertion-garbage',
    ),
    status: 401,
    when: hasAssertion,
    error: 'access_denied',
  },
  {
    id: 'unclear-assertions-by-another-error',
    title: 'Calls client assertions invalid_grant that it cannot look at or has seen',
    caughtBy: tokens('assertion-twice', 'assertion-with-unknown-kid', 'assertion-missing', 'assertion-of-unknown-type'),
    follows: tokens('assertion-without-kid'),
    status: 400,
    when: hasAssertion,
    error: 'invalid_grant',
  },
  {
    id: 'codes-by-another-error',
    title: 'Calls codes that are not good access_denied',
    caughtBy: tokens(
      'no-code',
      'unknown-code',
      'code-of-another-client',
      'other-redirect-uri',
      'no-redirect-uri',
      'code-reuse',
      'wrong-verifier',
      'wrong-verifier-burns-code',
      'no-verifier',
      'verifier-without-challenge',
      'expired-code',
    ),
    follows: tokens('short-nonce'),
    status: 400,
    when: (asked) => grantOf(asked) === 'authorization_code',
    error: 'access_denied',
  },
  {
    id: 'refresh-tokens-by-another-error',
    title: 'Calls refresh tokens that are not good access_denied',
    caughtBy: [
      ...tokens(
        'no-refresh-token',
        'unknown-refresh-token',
        'refresh-reuse',
        'refresh-token-of-another-client',
        'access-token-for-refresh',
        'expired-refresh-token',
        'code-reuse-ends-tokens',
      ),
      ...consents('revoke-all-ends-tokens'),
      ...revocations('refresh-token-is-refused'),
    ],
    status: 400,
    when: (asked) => grantOf(asked) === 'refresh_token',
    error: 'access_denied',
  },
]

/** Requests that are taken for others. */
const taken: readonly Fault[] = [
  refused(
    {
      id: 'hydra-token/repeated-grant-type-refused',
      title: 'Refuses a grant_type that comes twice',
      caughtBy: tokens('repeated-grant-type'),
    },
    { operation: 'getToken', when: ({ form }) => form.getAll('grant_type').length > 1 },
    { status: 400, error: 'invalid_request' },
  ),
  bentRequest(
    {
      id: 'hydra-token/redirect-uri-not-compared',
      title: 'Takes a code with a redirect_uri below the right one',
      caughtBy: tokens('other-redirect-uri'),
      follows: tokens('code-survives-refusals', 'no-redirect-uri'),
    },
    { operation: 'getToken', when: ({ form }) => form.get('redirect_uri')?.endsWith('/other') === true },
    (request, { url, form }) => {
      form.set('redirect_uri', (form.get('redirect_uri') ?? '').slice(0, -'/other'.length))
      return sentAgain(request, url, form.toString())
    },
  ),
  bentRequest(
    {
      id: 'hydra-token/wrong-redirect-uri-burns-code',
      title: 'Uses a code up when the redirect_uri is another one',
      caughtBy: tokens('code-survives-refusals'),
    },
    { operation: 'getToken', when: ({ form }) => form.get('redirect_uri')?.endsWith('/other') === true },
    (request, { url, form }) => {
      form.set('redirect_uri', (form.get('redirect_uri') ?? '').slice(0, -'/other'.length))
      form.set('code_verifier', 'x'.repeat(43))
      return sentAgain(request, url, form.toString())
    },
  ),
  otherStatus(
    {
      id: 'hydra-token/expired-assertion-named',
      title: 'Answers with 401 to an assertion whose time is up',
      caughtBy: tokens('assertion-expired'),
    },
    { operation: 'getToken', status: 500, when: hasAssertion },
    401,
  ),
  otherStatus(
    {
      id: 'hydra-token/assertions-refused',
      title: 'Refuses client assertions that are right',
      caughtBy: tokens('assertion', 'assertion-for-a-list'),
      follows: tokens('assertion-without-kid'),
    },
    { operation: 'getToken', status: 200, when: hasAssertion },
    400,
  ),
  otherStatus(
    {
      id: 'hydra-token/kid-not-needed',
      title: 'Takes an assertion without a kid',
      caughtBy: tokens('assertion-without-kid'),
      follows: tokens(
        'assertion-twice',
        'assertion-with-unknown-kid',
        'assertion-missing',
        'assertion-of-unknown-type',
      ),
      systems: ['hydra-1.5'],
    },
    { operation: 'getToken', status: 400, when: hasAssertion },
    200,
  ),
  refused(
    {
      id: 'hydra-token/kid-needed',
      title: 'Refuses an assertion without a kid',
      caughtBy: tokens('assertion-without-kid'),
      systems: ['hydra-1.9', 'hydra-2.3', 'hydra-2'],
    },
    {
      operation: 'getToken',
      when: ({ form }) => {
        const [header = ''] = (form.get('client_assertion') ?? '').split('.')
        return Buffer.from(header, 'base64url').toString() === '{"alg":"RS256"}'
      },
    },
    { status: 400, error: 'invalid_request' },
  ),
]

/** What a Hydra gets wrong when it refuses token requests. */
export const tokenRequestFaults: readonly Fault[] = [
  ...OTHER_NAMES.map(({ check, title, when, error }) =>
    otherError(
      { id: `hydra-token/${check}-by-another-error`, title, caughtBy: tokens(check) },
      { operation: 'getToken', status: 400, when },
      error,
    ),
  ),
  ...FAMILIES.map(({ id, title, caughtBy, follows, status, when, error }) =>
    otherError(
      { id: `hydra-token/${id}`, title, caughtBy, ...(follows && { follows }) },
      { operation: 'getToken', status, when },
      error,
    ),
  ),
  ...taken,
]
