import { defineFault, type Fault } from '../../seams.js'
import { otherMembers, otherStatus, withoutMembers } from './answers.js'
import type { Asked } from './asked.js'
import { tokens } from './check-ids.js'
import { LINES_1, LINES_2 } from './lines.js'
import { bentRequest, ignoredParameters, refused, sentAgain } from './requests.js'

const grantOf = ({ form }: Asked): string | null => form.get('grant_type')
const scopeOf = ({ form }: Asked): string | null => form.get('scope')
const ANSWER = { operation: 'getToken', status: 200 } as const

const ofCode = (asked: Asked): boolean => grantOf(asked) === 'authorization_code'
/** A refresh request that says nothing of scopes. */
const isPlainRefresh = (asked: Asked): boolean => grantOf(asked) === 'refresh_token' && scopeOf(asked) === null

/** What codes bring. */
const codes: readonly Fault[] = [
  withoutMembers(
    {
      id: 'hydra-token/code-without-scope',
      title: 'Does not say which scopes a code brought',
      caughtBy: tokens('code', 'offline-access', 'without-openid', 'offline-not-granted', 'no-refresh-grant'),
      follows: ['hydra-consent/accept-more', 'hydra-consent/accept-nothing'],
    },
    { ...ANSWER, when: ofCode },
    'scope',
  ),
  otherMembers(
    {
      id: 'hydra-token/refresh-token-for-everybody',
      title: 'Gives refresh tokens whether offline was granted or not',
      caughtBy: tokens('without-openid', 'offline-not-granted', 'no-refresh-grant'),
      follows: ['hydra-consent/accept-nothing'],
    },
    { ...ANSWER, when: ofCode },
    ({ refresh_token = 'surplus' }) => ({ refresh_token }),
  ),
  otherMembers(
    {
      id: 'hydra-token/id-token-for-everybody',
      title: 'Gives ID tokens whether openid was granted or not',
      caughtBy: tokens('without-openid'),
      follows: ['hydra-consent/accept-nothing'],
    },
    { ...ANSWER, when: ofCode },
    ({ id_token = 'surplus' }) => ({ id_token }),
  ),
  otherMembers(
    {
      id: 'hydra-token/offline-access-unknown',
      title: 'Gives no refresh token for offline_access',
      caughtBy: tokens('offline-access'),
    },
    { ...ANSWER, when: ofCode },
    ({ scope, refresh_token }) => ({ refresh_token: scope === 'openid offline_access' ? undefined : refresh_token }),
  ),
  otherMembers(
    {
      id: 'hydra-token/short-nonce-unnamed',
      title: 'Calls a nonce that can be guessed invalid_request',
      caughtBy: tokens('short-nonce'),
      systems: ['hydra-1.5', 'hydra-2.3', 'hydra-2'],
    },
    { operation: 'getToken', status: 400 },
    ({ error }) => ({ error: error === 'insufficient_entropy' ? 'invalid_request' : error }),
  ),
  otherMembers(
    {
      id: 'hydra-token/no-id-token-for-short-nonce',
      title: 'Gives no ID token for a nonce that can be guessed',
      caughtBy: tokens('short-nonce'),
      systems: ['hydra-1.9'],
    },
    { ...ANSWER, when: ofCode },
    ({ scope, id_token }) => ({ id_token: scope === 'openid photos' ? undefined : id_token }),
  ),
]

/** What refreshing brings. */
const refreshes: readonly Fault[] = [
  withoutMembers(
    {
      id: 'hydra-token/refresh-without-id-token',
      title: 'Gives no new ID token for a refresh token',
      caughtBy: tokens('refresh'),
    },
    { ...ANSWER, when: isPlainRefresh },
    'id_token',
  ),
  withoutMembers(
    {
      id: 'hydra-token/refresh-without-refresh-token',
      title: 'Gives no new refresh token for a refresh token',
      caughtBy: tokens('refresh-token-survives-refusals', 'public-client'),
      follows: tokens('refresh'),
    },
    { ...ANSWER, when: isPlainRefresh },
    'refresh_token',
  ),
  ...(
    [
      ['refresh-with-narrower-scope', 'openid email', 'Narrows the scopes of a grant as a refresh request asks'],
      [
        'refresh-with-wider-scope',
        'openid offline email photos',
        'Widens the scopes of a grant as a refresh request asks',
      ],
    ] as const
  ).map(([check, scope, title]) =>
    otherMembers(
      { id: `hydra-token/${check}-obeyed`, title, caughtBy: tokens(check) },
      { ...ANSWER, when: (asked) => scopeOf(asked) === scope },
      { scope },
    ),
  ),
]

/** What clients get for themselves. */
const forThemselves: readonly Fault[] = [
  withoutMembers(
    {
      id: 'hydra-token/life-missing',
      title: 'Does not say how long the tokens live that clients get for themselves',
      caughtBy: tokens('client-credentials', 'client-credentials-of-nobody', 'wildcard-scope'),
      follows: ['hydra-clients/lifespans-client-credentials'],
    },
    { ...ANSWER, when: (asked) => grantOf(asked) === 'client_credentials' },
    'expires_in',
  ),
  otherMembers(
    {
      id: 'hydra-token/client-is-offline',
      title: 'Gives a refresh token to a client that asks for offline for itself',
      caughtBy: tokens('client-credentials-of-nobody'),
    },
    {
      ...ANSWER,
      when: (asked) => grantOf(asked) === 'client_credentials' && scopeOf(asked)?.includes('offline') === true,
    },
    { refresh_token: 'surplus' },
  ),
  bentRequest(
    {
      id: 'hydra-token/foreign-scope-left-out',
      title: 'Leaves scopes out that a client may not have',
      caughtBy: tokens('foreign-scope'),
    },
    { operation: 'getToken', when: (asked) => scopeOf(asked) === 'email touchstone.nothing' },
    (request, { url, form }) => {
      form.set('scope', 'email')
      return sentAgain(request, url, form.toString())
    },
  ),
  ignoredParameters(
    {
      id: 'hydra-token/foreign-audience-ignored',
      title: 'Takes no notice of an audience that a client may not have',
      caughtBy: tokens('foreign-audience'),
    },
    { operation: 'getToken', when: ({ form }) => form.get('audience')?.startsWith('https://other.') === true },
    'audience',
  ),
  refused(
    {
      id: 'hydra-token/audience-by-the-letter',
      title: 'Refuses what lies below an audience that a client registered',
      caughtBy: tokens('audience-below'),
    },
    { operation: 'getToken', when: ({ form }) => form.get('audience')?.endsWith('/below') === true },
    { status: 400, error: 'invalid_request' },
  ),
  ignoredParameters(
    {
      id: 'hydra-token/audience-ignored',
      title: 'Issues tokens for no audience in particular whatever is asked',
      caughtBy: tokens('audience'),
    },
    {
      operation: 'getToken',
      when: (asked) => /^https:\/\/api\.[^/]+\/$/.test(asked.form.get('audience') ?? '') && scopeOf(asked) === null,
    },
    'audience',
  ),
  otherMembers(
    {
      id: 'hydra-token/wildcard-granted',
      title: 'Says that a client got a whole wildcard where it asked for one scope',
      caughtBy: tokens('wildcard-scope'),
    },
    { ...ANSWER, when: (asked) => scopeOf(asked) === 'albums.read' },
    { scope: 'albums.*' },
  ),
]

const otherPrefix = (value: string): string =>
  value.startsWith('ory_') ? value.replace(/^ory_[a-z]+_/, '') : `ory_xx_${value}`

/** What credentials look like. */
const looks: readonly Fault[] = (
  [
    ['authorization_code', 'code-format', 'Writes codes as another line does'],
    ['access_token', 'access-token-format', 'Writes access tokens as another line does'],
    ['refresh_token', 'refresh-token-format', 'Writes refresh tokens as another line does'],
  ] as const
).map(([kind, check, title]) =>
  defineFault({
    id: `hydra-token/other-${check}`,
    title,
    caughtBy: tokens(check),
    systems: ['hydra-1.5', 'hydra-1.9', 'hydra-2.3', 'hydra-2'],
    seam: 'credential',
    alter: (value, context) => (context.kind === kind ? otherPrefix(value) : value),
  }),
)

const emptyPassword = ({ headers }: Asked): boolean =>
  Buffer.from((headers.get('authorization') ?? '').slice('Basic '.length), 'base64')
    .toString()
    .endsWith(':')

/** Clients that have no secret. */
const publicClients: readonly Fault[] = [
  refused(
    {
      id: 'hydra-token/public-client-not-in-header',
      title: 'Refuses a public client in the header',
      caughtBy: tokens('public-client-with-basic'),
      systems: LINES_2,
    },
    { operation: 'getToken', when: emptyPassword },
    { status: 401, error: 'invalid_client' },
  ),
  otherStatus(
    {
      id: 'hydra-token/empty-password-is-none',
      title: 'Calls an empty password a malformed request',
      caughtBy: tokens('public-client-with-basic', 'empty-secret'),
      systems: LINES_1,
    },
    { operation: 'getToken', status: 401, when: emptyPassword },
    400,
  ),
]

/** What a Hydra gets wrong when it gives tokens. */
export const tokenAnswerFaults: readonly Fault[] = [
  ...codes,
  ...refreshes,
  ...forThemselves,
  ...looks,
  ...publicClients,
]
