import type { CheckContext, Client, ClientWish, JsonObject } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import type { ExpectedAnswer } from '../hydra/answer.js'
import { type ExchangeRow, exchangeChecks } from '../hydra/exchange-checks.js'
import { ownClient, strangerLike } from '../hydra/own-client.js'
import { INVALID_CLIENT, INVALID_REQUEST, refusal } from './refusals.js'

const TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const SIGNING: ClientWish = { token_endpoint_auth_method: 'private_key_jwt' }
const GRANTED: ExpectedAnswer = { status: 200, members: { access_token: /./ } }

type Form = Readonly<Record<string, string>>

/** A request of a client that signs, with other claims than usual. */
const claiming =
  (claims: (client: Client, context: CheckContext) => JsonObject, form: Form = {}) =>
  async (context: CheckContext): Promise<Exchange> => {
    const client = await ownClient(context, SIGNING)
    return context.token({
      client,
      form: { grant_type: 'client_credentials', ...form },
      authentication: { assertionClaims: claims(client, context) },
    })
  }

/** Seconds since 1970. */
const seconds = ({ now }: CheckContext): number => Math.floor(now() / 1_000)

/** A request with a ready assertion. */
const asserting =
  (assertion: (client: Client, context: CheckContext) => Promise<Form>, wish: ClientWish = SIGNING) =>
  async (context: CheckContext): Promise<Exchange> => {
    const client = await ownClient(context, wish)
    const form = {
      grant_type: 'client_credentials',
      client_assertion_type: TYPE,
      ...(await assertion(client, context)),
    }
    return context.token({ client, form, authentication: { method: 'omitted' } })
  }

const signed =
  (header: (client: Client) => JsonObject & { readonly alg: string }, secret?: string) =>
  async (client: Client, context: CheckContext): Promise<Form> => {
    const { client_id } = client
    const iat = seconds(context)
    const claims = {
      iss: client_id,
      sub: client_id,
      aud: context.endpoint('token_endpoint'),
      jti: context.random(22),
      iat,
      exp: iat + 60,
    }
    const by = secret === undefined ? client : { ...client, client_secret: secret }
    return { client_assertion: await context.sign(by, claims, header(client)) }
  }

const kidOf = ({ privateKey }: Client): unknown => privateKey?.kid

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

export const assertionRows: readonly ExchangeRow[] = [
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
  {
    name: 'assertion-with-unknown-kid',
    title: 'An assertion with a kid that the client did not register is refused with invalid_request',
    ask: asserting(signed(() => ({ alg: 'RS256', kid: 'touchstone-unknown' }))),
    expected: INVALID_REQUEST,
  },
  {
    name: 'assertion-without-kid',
    title: 'An assertion without a kid is taken since 1.9, where one key fits',
    ask: asserting(signed(() => ({ alg: 'RS256' }))),
    expected: (system) => (system === 'hydra-1.5' ? INVALID_REQUEST : GRANTED),
  },
  {
    name: 'assertion-with-secret',
    title: 'An assertion that is signed with a secret is refused with invalid_client',
    ask: asserting(signed((client) => ({ alg: 'HS256', kid: kidOf(client) }), 'touchstone-touchstone-touchstone')),
    expected: INVALID_CLIENT,
  },
  {
    name: 'assertion-unsigned',
    title: 'An assertion without a signature is refused with invalid_client',
    ask: asserting(signed(() => ({ alg: 'none' }))),
    expected: INVALID_CLIENT,
  },
  {
    name: 'assertion-garbage',
    title: 'An assertion that is no JWT is refused with invalid_client',
    ask: asserting(async () => ({ client_assertion: 'touchstone' })),
    expected: INVALID_CLIENT,
  },
  {
    name: 'assertion-missing',
    title: 'A client_assertion_type without an assertion is refused with invalid_request',
    ask: asserting(async () => ({})),
    expected: INVALID_REQUEST,
  },
  {
    name: 'assertion-of-unknown-type',
    title: 'A client_assertion_type that nobody knows is refused with invalid_request',
    ask: asserting(async (client, context) => ({
      ...(await signed(() => ({ alg: 'RS256', kid: kidOf(client) }))(client, context)),
      client_assertion_type: 'touchstone',
    })),
    expected: INVALID_REQUEST,
  },
  {
    name: 'basic-by-signing-client',
    title: 'A client that registered private_key_jwt is refused with a secret',
    ask: async (context) =>
      context.token({
        client: await ownClient(context, SIGNING),
        form: { grant_type: 'client_credentials' },
        authentication: { method: 'client_secret_basic', client_secret: 'touchstone' },
      }),
    expected: INVALID_CLIENT,
  },
]

/** RFC 7523 as Hydra has it. */
export const clientAssertions = exchangeChecks('hydra-token', 'oauth2TokenExchange', assertionRows)
