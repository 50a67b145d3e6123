import type { CheckContext, Client, JsonObject } from '../harness/context.js'
import type { ExpectedAnswer } from '../hydra/answer.js'
import type { ExchangeRow } from '../hydra/exchange-checks.js'
import { ownClient, strangerLike } from '../hydra/own-client.js'
import { INVALID_CLIENT, refusal } from './refusals.js'
import { claiming, seconds } from './signing-client.js'

const GRANTED: ExpectedAnswer = { status: 200, members: { access_token: /./ } }

/** Claims that make an assertion one that nobody has to take. */
const REFUSED_CLAIMS: readonly {
  readonly name: string
  readonly title: string
  readonly claims: (client: Client, context: CheckContext) => JsonObject
}[] = [
  { name: 'without-jti', title: 'without a jti', claims: () => ({ jti: undefined }) },
  { name: 'without-exp', title: 'without an exp', claims: () => ({ exp: undefined }) },
  { name: 'without-iss', title: 'without an iss', claims: () => ({ iss: undefined }) },
  { name: 'without-sub', title: 'without a sub', claims: () => ({ sub: undefined }) },
  { name: 'without-aud', title: 'without an audience', claims: () => ({ aud: undefined }) },
  {
    name: 'for-another-server',
    title: 'that is meant for another server',
    claims: () => ({ aud: 'https://other.touchstone.example/oauth2/token' }),
  },
  {
    name: 'for-the-issuer',
    title: 'that is meant for the issuer and not for the token endpoint',
    claims: (_, { metadata }) => ({ aud: metadata.issuer }),
  },
  {
    name: 'of-another-subject',
    title: 'whose sub is not its iss',
    claims: (client, context) => ({ sub: strangerLike(client, context).client_id }),
  },
]

/** Assertions that are right but for a claim. */
export const assertionClaims: readonly ExchangeRow[] = [
  {
    name: 'assertion',
    title: 'A client that registered private_key_jwt gets tokens with an assertion for the token endpoint',
    ask: claiming(() => ({})),
    expected: GRANTED,
  },
  {
    name: 'assertion-for-a-list',
    title: 'The audience of an assertion may be a list with the token endpoint in it',
    ask: claiming((_, context) => ({ aud: [context.endpoint('token_endpoint')] })),
    expected: GRANTED,
  },
  ...REFUSED_CLAIMS.map(({ name, title, claims }) => ({
    name: `assertion-${name}`,
    title: `An assertion ${title} is refused with invalid_client`,
    ask: claiming(claims),
    expected: INVALID_CLIENT,
  })),
  {
    name: 'assertion-with-another-client-id',
    title: 'An assertion is refused with invalid_client when client_id in the form is another one',
    ask: async (context) => {
      const { client_id } = await ownClient(context, { distinct: 'another' })
      return claiming(() => ({}), { client_id })(context)
    },
    expected: INVALID_CLIENT,
  },
  {
    name: 'assertion-twice',
    title: 'An assertion whose jti was seen before is refused with jti_known',
    ask: async (context) => {
      const jti = context.random(22)
      await claiming(() => ({ jti }))(context)
      return claiming(() => ({ jti }))(context)
    },
    expected: refusal(400, 'jti_known'),
  },
  {
    name: 'assertion-expired',
    title: 'An assertion whose time is up is refused, with an error that has no name',
    ask: claiming((_, context) => ({
      iat: seconds(context) - 600,
      nbf: seconds(context) - 600,
      exp: seconds(context) - 60,
    })),
    expected: refusal(500, 'error'),
  },
]
