import type { Fault } from '../../seams.js'
import { misled, otherCookies, otherLocation, type Redirected, told, withParameter } from './browser-answers.js'
import { checksOf } from './check-ids.js'

const checks = checksOf('hydra-consent')

const AUTHORIZE = { operation: 'authorize' } as const

const comesFrom = ({ url }: Redirected, app: 'login' | 'consent'): boolean => url.searchParams.has(`${app}_verifier`)
const parameter = ({ url }: Redirected, name: string): string | null => url.searchParams.get(name)
const error = (redirected: Redirected): string | null => told(redirected).get('error')
const cookie = ({ headers }: Redirected): string => headers.get('cookie') ?? ''
const succeeds = (redirected: Redirected): boolean => error(redirected) === null

const onTheWay: readonly Fault[] = [
  otherLocation(
    {
      id: 'hydra-consent/app-without-challenge',
      title: 'Sends browsers to the consent app without a challenge',
      caughtBy: [...checks('get'), 'hydra-login/accept'],
      follows: ['hydra-login/verifier-twice', 'hydra-login/csrf-cookie-missing-spends', ...checks('prompt-none')],
    },
    AUTHORIZE,
    (redirected) =>
      redirected.location.searchParams.has('consent_challenge')
        ? withParameter(redirected, 'consent_challenge', undefined)
        : undefined,
  ),
  otherLocation(
    {
      id: 'hydra-consent/scope-not-told',
      title: 'Does not tell the client which scopes its code is for',
      caughtBy: checks('accept'),
    },
    AUTHORIZE,
    (redirected) =>
      told(redirected).get('scope') === 'openid' ? withParameter(redirected, 'scope', undefined) : undefined,
  ),
  otherCookies(
    {
      id: 'hydra-consent/csrf-cookie-readable',
      title: 'Lets scripts read the cookie that ties a consent request to its browser',
      caughtBy: checks('csrf-cookie'),
    },
    AUTHORIZE,
    (one) => (/^[^=]*consent_csrf/.test(one) ? one.replace(/; HttpOnly/i, '') : one),
  ),
]

interface Mistake {
  /** The check that must notice. */
  readonly name: string
  /** Follows "Tells the client a wrong error". */
  readonly when: string
  readonly where: (redirected: Redirected) => boolean
  /** Checks of other suites that send the same. */
  readonly follows?: readonly string[]
}

const ofVerifiers: readonly Mistake[] = [
  {
    name: 'verifier-twice',
    when: 'when a consent verifier is used again',
    where: (asked) => parameter(asked, 'login_hint') === 'consented@touchstone.test' && error(asked) !== null,
  },
  {
    name: 'csrf-cookie-missing',
    when: 'when a consent verifier comes in a foreign browser',
    where: (asked) => error(asked) === 'request_forbidden',
  },
  {
    name: 'csrf-cookie-missing-spends',
    when: 'when a consent verifier comes back to its browser after a foreign one',
    where: (asked) => parameter(asked, 'login_hint') === 'foreign@touchstone.test' && cookie(asked) !== '',
  },
  {
    name: 'reject-own-error',
    when: 'for one that the consent app made up',
    where: (asked) => error(asked) === 'touchstone_error',
  },
  {
    name: 'reject-default',
    when: 'for a rejection without one',
    where: (asked) => error(asked) === 'consent request denied',
  },
  {
    name: 'prompt-none',
    when: 'where it was to get a code without a question',
    where: (asked) => parameter(asked, 'prompt') === 'none' && succeeds(asked),
  },
]

const typeIs = (asked: Redirected, type: string): boolean => parameter(asked, 'response_type') === type
const scopeIs = (asked: Redirected, scope: string): boolean => parameter(asked, 'scope') === scope

const ofRequests: readonly Mistake[] = [
  {
    name: 'nonce-missing',
    when: 'when the nonce of an ID token is missing',
    where: (asked) => typeIs(asked, 'id_token') && error(asked) === 'invalid_request',
  },
  { name: 'nonce-short', when: 'when a nonce is short', where: (asked) => error(asked) === 'insufficient_entropy' },
  {
    name: 'nonce-of-eight',
    when: 'when a nonce has eight characters',
    where: (asked) => parameter(asked, 'nonce') === '12345678',
  },
  {
    name: 'nonce-short-with-code',
    when: 'when a nonce is short where a code is wanted',
    where: (asked) => parameter(asked, 'nonce') === 'abc',
  },
  {
    name: 'nonce-missing-code-token',
    when: 'when the nonce for a code and a token is missing',
    where: (asked) => typeIs(asked, 'code token'),
  },
  {
    name: 'nonce-missing-hybrid',
    when: 'when the nonce for a code and an ID token is missing',
    where: (asked) => typeIs(asked, 'code id_token') && error(asked) === 'invalid_request',
  },
  {
    name: 'id-token-without-openid',
    when: 'when an ID token is wanted without the scope openid',
    where: (asked) => typeIs(asked, 'id_token') && scopeIs(asked, 'email'),
  },
  {
    name: 'hybrid-without-openid',
    when: 'when a code and an ID token are wanted without the scope openid',
    where: (asked) => typeIs(asked, 'code id_token') && scopeIs(asked, 'email'),
  },
  { name: 'no-scope', when: 'when no scope is wanted', where: (asked) => parameter(asked, 'scope') === null },
  {
    name: 'prompt-login-consent',
    when: 'when two questions are wanted',
    where: (asked) => parameter(asked, 'prompt') === 'login consent',
  },
  {
    name: 'max-age-no-number',
    when: 'when max_age is no number',
    where: (asked) => parameter(asked, 'max_age') === 'soon',
  },
  {
    name: 'display-unknown',
    when: 'when the display is unknown',
    where: (asked) => parameter(asked, 'display') === 'touchstone',
  },
  {
    name: 'response-mode-query',
    when: 'when a token is wanted in the query',
    where: (asked) => parameter(asked, 'response_mode') === 'query',
  },
  {
    name: 'pkce-plain',
    when: 'when a challenge is plain',
    where: (asked) => parameter(asked, 'code_challenge_method') === 'plain',
  },
  {
    name: 'pkce-method-left-out',
    when: 'when a challenge has no method',
    where: (asked) => parameter(asked, 'code_challenge') !== null && parameter(asked, 'code_challenge_method') === null,
  },
  {
    name: 'pkce-method-unknown',
    when: 'when the method of a challenge is unknown',
    where: (asked) => parameter(asked, 'code_challenge_method') === 'S1',
  },
  {
    name: 'code-grant-missing',
    when: 'when a client without the code grant wants a code',
    where: (asked) => parameter(asked, 'login_hint') === 'no-code-grant@touchstone.test',
  },
  {
    name: 'implicit-grant-missing',
    when: 'when a client without the implicit grant wants a token',
    where: (asked) => error(asked) === 'invalid_grant',
  },
]

/** Problems of `prompt` are found when the login app answers. */
const ofPrompts: readonly Mistake[] = [
  {
    name: 'prompt-unknown',
    when: 'when a prompt is unknown',
    where: (asked) => parameter(asked, 'prompt') === 'touchstone',
  },
  {
    name: 'prompt-select-account',
    when: 'when the choice of an account is wanted',
    where: (asked) => parameter(asked, 'prompt') === 'select_account',
  },
  {
    name: 'prompt-none-more-scope',
    when: 'when more is wanted than is remembered, without a question',
    where: (asked) => error(asked) === 'consent_required',
  },
]

const mistakes = (app: 'login' | 'consent', rows: readonly Mistake[]): readonly Fault[] =>
  rows.map(({ name, when, where, follows }) =>
    misled(
      {
        id: `hydra-consent/wrong-error-${name}`,
        title: `Tells the client a wrong error ${when}`,
        caughtBy: checks(name),
        ...(follows && { follows }),
      },
      AUTHORIZE,
      (asked) => comesFrom(asked, app) && where(asked),
    ),
  )

/** What goes wrong in browsers on their way to the consent app and from there to the client. */
export const consentBrowserFaults: readonly Fault[] = [
  ...onTheWay,
  ...mistakes('consent', ofVerifiers),
  ...mistakes('consent', ofRequests),
  ...mistakes('login', ofPrompts),
  otherLocation(
    {
      id: 'hydra-consent/rejection-undescribed',
      title: 'Keeps back how the consent app described its rejection',
      caughtBy: checks('reject'),
    },
    AUTHORIZE,
    (asked) =>
      comesFrom(asked, 'consent') && told(asked).get('error_description')?.startsWith('Please come again') === true
        ? withParameter(asked, 'error_description', undefined)
        : undefined,
  ),
]
