import type { Fault, JsonObject } from '../../seams.js'
import { isObject } from '../../systems/hydra/json-values.js'
import { otherJson } from './answers.js'
import { consents, flushes, introspections, logins, revocations, tokens } from './check-ids.js'
import { LINES_1, LINES_2 } from './lines.js'
import { INACTIVE, isOfClient, NOTHING_TOLD, TOLD } from './told-tokens.js'

const isRefreshToken = ({ token_use, token_type }: Readonly<JsonObject>): boolean =>
  token_use === 'refresh_token' || token_type === 'refresh_token'

/** Whose tokens are said to be over. */
const over = (concerned: (body: Readonly<JsonObject>) => boolean) => (json: unknown) =>
  isObject(json) && json.active === true && concerned(json) ? INACTIVE : json

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

/** What a Hydra believes wrongly of the life of tokens. */
export const tokenLifeFaults: readonly Fault[] = BELIEFS.flatMap(
  ({ id, title, caughtBy, of1 = [], of2 = [], follows, says }) =>
    [
      { name: `${id}-in-1`, systems: LINES_1, also: of1 },
      { name: `${id}-in-2`, systems: LINES_2, also: of2 },
    ].map(({ name, systems, also }) =>
      otherJson(
        {
          id: `hydra-introspection/${name}`,
          title,
          caughtBy: [...caughtBy, ...also],
          ...(follows && { follows }),
          systems,
        },
        TOLD,
        says,
      ),
    ),
)
