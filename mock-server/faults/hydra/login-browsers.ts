import type { Fault } from '../../seams.js'
import { misled, otherCookies, otherLocation, type Redirected, told, withParameter } from './browser-answers.js'
import { checksOf } from './check-ids.js'
import { LINES_2 } from './lines.js'

const checks = checksOf('hydra-login')

const AUTHORIZE = { operation: 'authorize' } as const

const leadsToLogin = ({ location }: Redirected): boolean => location.searchParams.has('login_challenge')
const comesFromLogin = ({ url }: Redirected): boolean => url.searchParams.has('login_verifier')
const hint = ({ url }: Redirected): string | null => url.searchParams.get('login_hint')
const error = (redirected: Redirected): string | null => told(redirected).get('error')
const cookie = ({ headers }: Redirected): string => headers.get('cookie') ?? ''

const toTheApp: readonly Fault[] = [
  misled(
    {
      id: 'hydra-login/form-mistaken',
      title: 'Tells a wrong error to a request that comes as a form',
      caughtBy: checks('redirect-post'),
    },
    { operation: 'postAuthorize' },
    leadsToLogin,
  ),
  otherLocation(
    {
      id: 'hydra-login/client-told-to-app',
      title: 'Puts the id of the client into the address of the login app',
      caughtBy: checks('redirect'),
    },
    AUTHORIZE,
    (redirected) =>
      leadsToLogin(redirected)
        ? withParameter(redirected, 'client_id', redirected.url.searchParams.get('client_id') ?? undefined)
        : undefined,
  ),
  otherLocation(
    {
      id: 'hydra-login/app-without-challenge',
      title: 'Sends browsers to the login app without a challenge',
      caughtBy: checks('redirect', 'get'),
      follows: checks(
        'redirect-uri-left-out',
        'redirect-uri-letter-case',
        'response-mode-unknown',
        'prompt-registration',
      ),
    },
    AUTHORIZE,
    (redirected) => (leadsToLogin(redirected) ? withParameter(redirected, 'login_challenge', undefined) : undefined),
  ),
  otherCookies(
    {
      id: 'hydra-login/csrf-cookie-readable',
      title: 'Lets scripts read the cookie that ties a login request to its browser',
      caughtBy: checks('csrf-cookie'),
    },
    AUTHORIZE,
    (one) => (/^[^=]*(authentication|login)_csrf/.test(one) ? one.replace(/; HttpOnly/i, '') : one),
  ),
  otherCookies(
    {
      id: 'hydra-login/csrf-cookie-of-all-clients',
      title: 'Has the same cookie for the login requests of all clients',
      caughtBy: checks('csrf-cookie-per-client'),
      systems: LINES_2,
    },
    AUTHORIZE,
    // The flow goes on needing its own.
    (one) => [one, one.replace(/^([^=]*_csrf)[^=]*=/, '$1=')],
  ),
]

const fromTheApp: readonly Fault[] = [
  misled(
    {
      id: 'hydra-login/second-use-mistaken',
      title: 'Tells a wrong error when a login verifier is used again',
      caughtBy: checks('verifier-twice'),
    },
    AUTHORIZE,
    (asked) => comesFromLogin(asked) && hint(asked) === 'decided@touchstone.test' && /consent_csrf/.test(cookie(asked)),
  ),
  misled(
    {
      id: 'hydra-login/foreign-browser-mistaken',
      title: 'Tells a wrong error when a login verifier comes in a foreign browser',
      caughtBy: checks('csrf-cookie-missing'),
    },
    AUTHORIZE,
    (asked) => comesFromLogin(asked) && error(asked) === 'request_forbidden',
  ),
  misled(
    {
      id: 'hydra-login/own-browser-mistaken',
      title: 'Tells a wrong error when a login verifier comes back to its browser after a foreign one',
      caughtBy: checks('csrf-cookie-missing-spends'),
    },
    AUTHORIZE,
    (asked) => comesFromLogin(asked) && hint(asked) === 'foreign@touchstone.test' && cookie(asked) !== '',
  ),
  otherLocation(
    {
      id: 'hydra-login/rejection-undescribed',
      title: 'Keeps back how the login app described its rejection',
      caughtBy: checks('reject'),
    },
    AUTHORIZE,
    (asked) =>
      comesFromLogin(asked) && told(asked).get('error_description')?.startsWith('Please come again') === true
        ? withParameter(asked, 'error_description', undefined)
        : undefined,
  ),
  misled(
    {
      id: 'hydra-login/rejection-renamed',
      title: 'Tells another error than the login app gave',
      caughtBy: checks('reject-own-error'),
    },
    AUTHORIZE,
    (asked) => comesFromLogin(asked) && error(asked) === 'touchstone_error',
  ),
  misled(
    {
      id: 'hydra-login/rejection-named',
      title: 'Has an error of its own for rejections without one',
      caughtBy: checks('reject-default'),
    },
    AUTHORIZE,
    (asked) => comesFromLogin(asked) && error(asked) === 'login request denied',
  ),
  misled(
    {
      id: 'hydra-login/hint-of-another-mistaken',
      title: 'Tells a wrong error when another person signs in than the client named',
      caughtBy: checks('id-token-hint-of-another'),
    },
    AUTHORIZE,
    (asked) =>
      comesFromLogin(asked) && error(asked) === 'login_required' && asked.url.searchParams.has('id_token_hint'),
  ),
]

/** What goes wrong in browsers on their way to the login app and back. */
export const loginBrowserFaults: readonly Fault[] = [...toTheApp, ...fromTheApp]
