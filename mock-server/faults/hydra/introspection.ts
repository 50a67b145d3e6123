import { defineFault, type Fault, type JsonObject } from '../../seams.js'
import { isObject } from '../../systems/hydra/json-values.js'
import { otherMembers, withoutMembers } from './answers.js'
import type { Asked } from './asked.js'
import { introspections } from './check-ids.js'
import { LINES_2 } from './lines.js'
import { answeredInstead, ignoredParameters } from './requests.js'
import { INACTIVE, isOfClient, NOTHING_TOLD, TOLD } from './told-tokens.js'

/** What is told of a token. */
const members: readonly Fault[] = [
  withoutMembers(
    {
      id: 'hydra-introspection/issuer-missing',
      title: 'Does not say who issued a token',
      caughtBy: introspections('access-token', 'refresh-token', 'client-credentials'),
      follows: introspections('jwt-access-token'),
    },
    TOLD,
    'iss',
  ),
  withoutMembers(
    {
      id: 'hydra-introspection/session-data-missing',
      title: 'Does not tell the data that the consent app gave for access tokens',
      caughtBy: introspections('session-data'),
      follows: ['hydra-consent/session-at-introspection'],
    },
    TOLD,
    'ext',
  ),
  otherMembers(
    {
      id: 'hydra-introspection/refresh-token-as-access-token',
      title: 'Says of a refresh token that it is an access token',
      caughtBy: introspections('refresh-token', 'wrong-hint-for-refresh-token'),
    },
    TOLD,
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
    TOLD,
    (body) => (body.active === true && isOfClient(body) ? { sub: '' } : {}),
  ),
  otherMembers(
    {
      id: 'hydra-introspection/inactive-tells-more',
      title: 'Tells the client of a token that is not active',
      caughtBy: NOTHING_TOLD,
    },
    TOLD,
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
    systems: LINES_2,
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
export const introspectionFaults: readonly Fault[] = [...members, ...requests, ...jwts]
