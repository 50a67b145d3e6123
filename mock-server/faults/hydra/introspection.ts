import { defineFault, type Fault, type JsonObject } from '../../seams.js'
import { otherJson, otherMembers, withoutMembers } from './answers.js'
import type { Asked } from './asked.js'
import { consents, flushes, introspections, logins, revocations, tokens } from './check-ids.js'
import { answeredInstead, ignoredParameters } from './requests.js'

/** Checks of tokens of which nothing is told. */
const NOTHING_TOLD = introspections(
  'unknown-token',
  'empty-token',
  'no-token',
  'id-token',
  'changed-signature',
  'foreign-scope',
  'foreign-scope-of-refresh-token',
  'expired-token',
)

const ANSWER = { operation: 'introspectToken', status: 200 } as const
const INACTIVE = { active: false }

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whose tokens are said to be over. */
const over = (concerned: (body: Readonly<JsonObject>) => boolean) => (json: unknown) =>
  isObject(json) && json.active === true && concerned(json) ? INACTIVE : json

const isRefreshToken = ({ token_use, token_type }: Readonly<JsonObject>): boolean =>
  token_use === 'refresh_token' || token_type === 'refresh_token'
const isOfClient = ({ sub, client_id }: Readonly<JsonObject>): boolean => sub === client_id

interface Belief {
  readonly id: string
  readonly title: string
  /** Checks that must notice on every line that has them. */
  readonly caughtBy: readonly string[]
  /** Checks that must notice in 1.x or in 2.x alone, where the lines do otherwise. */
  readonly of1?: readonly string[]
  readonly of2?: readonly string[]
  readonly follows?: readonly string[]
  readonly says: (json: unknown) => unknown
}

/** What is not known any more, or goes on being known. */
const BELIEFS: readonly Belief[] = [
  {
    id: 'access-tokens-over',
    title: 'Says of the access tokens that persons granted that they are over',
    caughtBy: [
      ...introspections(
        'access-token',
        'session-data',
        'wrong-hint-for-access-token',
        'unknown-hint',
        'granted-scope',
        'wrong-credentials',
      ),
      ...logins('spares-tokens'),
      ...consents('revoke-spares-others'),
    ],
    of1: tokens('refresh-reuse-and-newer-tokens'),
    follows: ['hydra-consent/session-at-introspection', 'hydra-logout/tokens-live-on', 'hydra-trust/grant-subject'],
    says: over((body) => !isOfClient(body) && !isRefreshToken(body)),
  },
  {
    id: 'refresh-tokens-over',
    title: 'Says of refresh tokens that they are over',
    caughtBy: [
      ...introspections('refresh-token', 'wrong-hint-for-refresh-token'),
      ...revocations('delete-spares-refresh-tokens'),
    ],
    of1: tokens('refresh-reuse-and-newer-tokens'),
    says: over(isRefreshToken),
  },
  {
    id: 'client-tokens-over',
    title: 'Says of the tokens that clients got for themselves that they are over',
    caughtBy: [
      ...introspections('client-credentials'),
      ...revocations('token-of-another-client'),
      ...flushes('spares-active-tokens'),
      ...tokens('audience'),
    ],
    of2: introspections('jwt-access-token'),
    follows: ['hydra-clients/delete-ends-tokens'],
    says: over(isOfClient),
  },
  {
    id: 'everything-active',
    title: 'Says of every token that it is active',
    caughtBy: [
      ...NOTHING_TOLD,
      ...consents('revoke-ends-tokens', 'revoke-all-ends-tokens', 'revoke-by-request-id'),
      ...revocations(
        'access-token',
        'access-token-ends-grant',
        'refresh-token',
        'refresh-token-ends-grant',
        'wrong-hint',
        'unknown-hint',
        'delete-ends-access-tokens',
      ),
      ...tokens('code-reuse-ends-tokens', 'refresh-ends-old-tokens'),
    ],
    of2: tokens('refresh-reuse-and-newer-tokens'),
    follows: ['hydra-clients/delete-ends-tokens'],
    says: (json) => (isObject(json) && json.active === false ? { active: true } : json),
  },
]

const lifeAndDeath: readonly Fault[] = BELIEFS.flatMap(({ id, title, caughtBy, of1 = [], of2 = [], follows, says }) =>
  [
    { name: `${id}-in-1`, systems: ['hydra-1.5', 'hydra-1.9'] as const, also: of1 },
    { name: `${id}-in-2`, systems: ['hydra-2.3', 'hydra-2'] as const, also: of2 },
  ].map(({ name, systems, also }) =>
    otherJson(
      {
        id: `hydra-introspection/${name}`,
        title,
        caughtBy: [...caughtBy, ...also],
        ...(follows && { follows }),
        systems,
      },
      ANSWER,
      says,
    ),
  ),
)

/** What is told of a token. */
const members: readonly Fault[] = [
  withoutMembers(
    {
      id: 'hydra-introspection/issuer-missing',
      title: 'Does not say who issued a token',
      caughtBy: introspections('access-token', 'refresh-token', 'client-credentials'),
      follows: introspections('jwt-access-token'),
    },
    ANSWER,
    'iss',
  ),
  withoutMembers(
    {
      id: 'hydra-introspection/session-data-missing',
      title: 'Does not tell the data that the consent app gave for access tokens',
      caughtBy: introspections('session-data'),
      follows: ['hydra-consent/session-at-introspection'],
    },
    ANSWER,
    'ext',
  ),
  otherMembers(
    {
      id: 'hydra-introspection/refresh-token-as-access-token',
      title: 'Says of a refresh token that it is an access token',
      caughtBy: introspections('refresh-token', 'wrong-hint-for-refresh-token'),
    },
    ANSWER,
    ({ token_use, token_type }) => ({
      ...(token_use === 'refresh_token' && { token_use: 'access_token' }),
      ...(token_type === 'refresh_token' && { token_type: 'access_token' }),
    }),
  ),
  otherMembers(
    {
      id: 'hydra-introspection/client-without-subject',
      title: 'Names no subject of a token that a client got for itself',
      caughtBy: introspections('client-credentials'),
      follows: introspections('jwt-access-token'),
    },
    ANSWER,
    (body) => (body.active === true && isOfClient(body) ? { sub: '' } : {}),
  ),
  otherMembers(
    {
      id: 'hydra-introspection/inactive-tells-more',
      title: 'Tells the client of a token that is not active',
      caughtBy: NOTHING_TOLD,
    },
    ANSWER,
    ({ active }) => (active === false ? { client_id: 'somebody' } : {}),
  ),
]

interface HintRow {
  readonly hint: string
  readonly check: string
}

const HINTS: readonly HintRow[] = [
  { hint: 'refresh_token', check: 'wrong-hint-for-access-token' },
  { hint: 'access_token', check: 'wrong-hint-for-refresh-token' },
  { hint: 'touchstone', check: 'unknown-hint' },
]

const inactive = () => Response.json(INACTIVE)

/** How requests are understood. */
const requests: readonly Fault[] = [
  ...HINTS.map(({ hint, check }) =>
    answeredInstead(
      {
        id: `hydra-introspection/${check}-obeyed`,
        title: `Finds nothing where token_type_hint says ${hint}`,
        caughtBy: introspections(check),
      },
      { operation: 'introspectToken', when: ({ form }) => form.get('token_type_hint') === hint },
      inactive,
    ),
  ),
  answeredInstead(
    {
      id: 'hydra-introspection/every-scope-refused',
      title: 'Says inactive whenever scopes are asked for',
      caughtBy: introspections('granted-scope'),
    },
    { operation: 'introspectToken', when: ({ form }) => form.has('scope') },
    inactive,
  ),
  ignoredParameters(
    {
      id: 'hydra-introspection/scope-ignored',
      title: 'Takes no notice of the scopes that are asked for',
      caughtBy: introspections('foreign-scope', 'foreign-scope-of-refresh-token'),
    },
    { operation: 'introspectToken' },
    'scope',
  ),
  answeredInstead(
    {
      id: 'hydra-introspection/credentials-judged',
      title: 'Judges client credentials at the admin side',
      caughtBy: introspections('wrong-credentials'),
    },
    { operation: 'introspectToken', when: ({ headers }) => headers.has('authorization') },
    () => Response.json({ error: 'invalid_client' }, { status: 401 }),
  ),
  ...(
    [
      ['empty-body', 'a request without a body', ({ text, url }: Asked) => text === '' && url.search === ''],
      ['json-body', 'a JSON body', ({ json }: Asked) => isObject(json)],
      ['token-in-query', 'a token in the query', ({ url }: Asked) => url.searchParams.has('token')],
    ] as const
  ).map(([check, what, when]) =>
    answeredInstead(
      { id: `hydra-introspection/${check}-taken`, title: `Answers ${what}`, caughtBy: introspections(check) },
      { operation: 'introspectToken', when },
      inactive,
    ),
  ),
]

/** A header and claims that nobody signed. */
const unsigned = (claims: JsonObject): string =>
  [{ alg: 'none' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')

/** JWTs that don't say what introspection says. */
const jwts: readonly Fault[] = [
  defineFault({
    id: 'hydra-introspection/jwt-of-another-client',
    title: 'Names another client in JWT access tokens than the one that they were issued to',
    caughtBy: introspections('jwt-access-token'),
    systems: ['hydra-2.3', 'hydra-2'],
    seam: 'accessToken',
    alter: (draft) => ({ ...draft, claims: { ...draft.claims, client_id: 'another' } }),
  }),
  otherMembers(
    {
      id: 'hydra-introspection/jwt-unknown',
      title: 'Issues JWTs that introspection does not know',
      caughtBy: introspections('jwt-access-token'),
    },
    {
      operation: 'getToken',
      status: 200,
      when: ({ form }) => form.get('scope') === 'email photos' && form.has('audience'),
    },
    { access_token: `${unsigned({ jti: 'unknown' })}.` },
  ),
]

/** What a Hydra gets wrong when it is asked about tokens. */
export const introspectionFaults: readonly Fault[] = [...lifeAndDeath, ...members, ...requests, ...jwts]
