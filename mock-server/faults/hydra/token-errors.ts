import type { Fault } from '../../seams.js'
import { otherError } from './answers.js'
import type { Asked } from './asked.js'
import { consents, revocations, tokens } from './check-ids.js'

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
    follows: [
      ...tokens('public-client-with-basic'),
      'hydra-clients/delete-ends-authentication',
      'hydra-clients/patch-changes-secret',
      'hydra-clients/update-ends-old-secret',
    ],
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

/** What a Hydra calls its refusals of token requests wrongly. */
export const tokenErrorFaults: readonly Fault[] = [
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
]
