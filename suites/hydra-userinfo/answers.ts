import type { Check } from '../check.js'
import type { CheckContext, JsonObject } from '../harness/context.js'
import type { Exchange, HttpRequest } from '../harness/exchange.js'
import { judgeAnswer } from '../hydra/answer.js'
import { ownClient } from '../hydra/own-client.js'
import { clientTokens, type OwnTokens, ownTokens, sharedTokens, tokenIn } from '../hydra/own-tokens.js'
import { EVERY_HYDRA, hydraRequires } from '../hydra/requirement.js'
import { CLAIMS_OF_NOBODY, sharedClaims } from './claims.js'

type Bearer = Pick<OwnTokens, 'client' | 'tokens'>

/** A way to ask, and what the answer must hold. */
interface ClaimsRow {
  readonly name: string
  readonly title: string
  /** @default the shared tokens */
  readonly of?: (context: CheckContext) => Promise<Bearer>
  /** @default the token in the header */
  readonly ask?: (token: string) => Omit<HttpRequest, 'url'> & { readonly query?: Readonly<Record<string, string>> }
  /** @default all of the shared session */
  readonly members?: (context: CheckContext, bearer: Bearer) => JsonObject
}

const header = (token: string, scheme = 'Bearer') => ({ headers: { authorization: `${scheme} ${token}` } })

/** The subject alone: which claims there are is the matter of the first check. */
const email = (_: CheckContext, __: Bearer): JsonObject => ({ sub: /./, email: /./ })

const ROWS: readonly ClaimsRow[] = [
  {
    name: 'claims',
    title: 'UserInfo holds the claims that the consent app gave for ID tokens, and what the line says around them',
  },
  {
    name: 'post',
    title: 'UserInfo answers POST with the token in the header',
    ask: (token) => ({ method: 'POST', ...header(token) }),
    members: email,
  },
  {
    name: 'token-in-form',
    title: 'UserInfo takes the token from a form',
    ask: (access_token) => ({ form: { access_token } }),
    members: email,
  },
  {
    name: 'token-in-query',
    title: 'UserInfo takes the token from the query',
    ask: (access_token) => ({ query: { access_token } }),
    members: email,
  },
  {
    name: 'scheme-in-lower-case',
    title: 'UserInfo takes the scheme in lower case',
    ask: (token) => header(token, 'bearer'),
    members: email,
  },
  {
    name: 'accept-jwt',
    title: 'A client that did not register for signed answers gets JSON whatever it says to accept',
    ask: (token) => ({ headers: { ...header(token).headers, accept: 'application/jwt' } }),
    members: email,
  },
  {
    name: 'without-openid',
    title: 'UserInfo answers for a token that was granted without openid',
    of: (context) => ownTokens(context, { parameters: { scope: 'email' }, grantScope: ['email'] }),
    members: () => ({ sub: /./ }),
  },
  {
    name: 'client-credentials',
    title: 'UserInfo tells no person when a client asks with a token that it got for itself',
    of: async (context) => clientTokens(context, await ownClient(context)),
    members: ({ hydra, metadata }, { client }) => CLAIMS_OF_NOBODY[hydra.system](metadata.issuer, client.client_id),
  },
]

function asked(context: CheckContext, token: string, ask: NonNullable<ClaimsRow['ask']>): Promise<Exchange> {
  const { query = {}, headers = {}, ...request } = ask(token)
  const url = context.hydra.url('getOidcUserInfo', { query })
  return context.http({ ...request, url, headers: { accept: 'application/json', ...headers } })
}

const checkOf = ({ name, title, of = sharedTokens, ask = header, members = sharedClaims }: ClaimsRow): Check => ({
  id: `hydra-userinfo/${name}`,
  title,
  requirement: hydraRequires('getOidcUserInfo'),
  operations: ['getOidcUserInfo'],
  systems: EVERY_HYDRA,
  async run(context) {
    const bearer = await of(context)
    const exchange = await asked(context, tokenIn(bearer.tokens, 'access_token'), (token) => ask(token))
    return judgeAnswer(exchange, {
      status: 200,
      mediaType: 'application/json',
      members: members(context, bearer),
    })
  },
})

export const answers: readonly Check[] = ROWS.map(checkOf)
