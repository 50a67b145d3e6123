import type { Check } from '../check.js'
import type { CheckContext, JsonObject } from '../harness/context.js'
import { ABSENT, type ByLine, judgeAnswer, WHOLE_NUMBER } from '../hydra/answer.js'
import { AUDIENCE, basicHeader, ownClient } from '../hydra/own-client.js'
import { clientTokens, type OwnTokens, SHARED_SESSION, sharedTokens, tokenIn } from '../hydra/own-tokens.js'
import { EVERY_HYDRA, hydraRequires } from '../hydra/requirement.js'

type Kind = 'access_token' | 'refresh_token'

const apart = (kind: Kind): JsonObject => ({ token_type: 'Bearer', token_use: kind, nbf: WHOLE_NUMBER })

/** How a line says of which kind a token is. */
const kindOf: ByLine<(kind: Kind) => JsonObject> = {
  'hydra-1.5': (kind) => ({ token_type: kind, token_use: ABSENT, nbf: ABSENT }),
  'hydra-1.9': apart,
  'hydra-2.3': apart,
  'hydra-2': apart,
}

/** How a line says that a token is meant for no API in particular. */
const NO_AUDIENCE: ByLine<unknown> = { 'hydra-1.5': ABSENT, 'hydra-1.9': [], 'hydra-2.3': [], 'hydra-2': [] }

/** A request about a good token, and what must be said of it. */
interface ActiveRow {
  readonly name: string
  readonly title: string
  /** @default the access token of a person */
  readonly of?: Kind
  /** Parameters beside the token. */
  readonly form?: Readonly<Record<string, string>>
  readonly headers?: (tokens: OwnTokens) => Readonly<Record<string, string>>
  /** @default that it is active, and of this kind */
  readonly members?: (context: CheckContext, tokens: OwnTokens) => JsonObject
}

/** Who, whose, what for and by whom. */
const granted = (context: CheckContext, { client, subject }: OwnTokens): JsonObject => ({
  active: true,
  scope: 'openid offline email',
  client_id: client.client_id,
  sub: subject,
  aud: [AUDIENCE],
  iss: context.metadata.issuer,
  iat: WHOLE_NUMBER,
})

const ROWS: readonly ActiveRow[] = [
  {
    name: 'access-token',
    title: 'Introspection of an access token tells client, person, scope, audience, issuer, times and kind',
    members: (context, tokens) => ({
      ...granted(context, tokens),
      exp: WHOLE_NUMBER,
      ...kindOf[context.hydra.system]('access_token'),
    }),
  },
  {
    name: 'refresh-token',
    title: 'Introspection of a refresh token tells the same as of its access token, and that it is a refresh token',
    of: 'refresh_token',
    members: (context, tokens) => ({
      ...granted(context, tokens),
      ...kindOf[context.hydra.system]('refresh_token'),
    }),
  },
  {
    name: 'session-data',
    title: 'What the consent app put into the access token comes back as ext',
    members: () => ({ active: true, ext: SHARED_SESSION.access_token }),
  },
  {
    name: 'wrong-hint-for-access-token',
    title: 'An access token is found though token_type_hint says refresh_token',
    form: { token_type_hint: 'refresh_token' },
  },
  {
    name: 'wrong-hint-for-refresh-token',
    title: 'A refresh token is found though token_type_hint says access_token',
    of: 'refresh_token',
    form: { token_type_hint: 'access_token' },
  },
  {
    name: 'unknown-hint',
    title: 'A token_type_hint that nobody knows changes nothing',
    form: { token_type_hint: 'touchstone' },
  },
  {
    name: 'granted-scope',
    title: 'A token is active for scopes that were granted',
    form: { scope: 'email openid' },
  },
  {
    name: 'wrong-credentials',
    title: 'Client credentials make no difference at the admin side, not even wrong ones',
    headers: ({ client }) => basicHeader({ ...client, client_secret: 'touchstone-wrong' }),
  },
]

const checkOf = ({ name, title, of = 'access_token', form, headers, members }: ActiveRow): Check => ({
  id: `hydra-introspection/${name}`,
  title,
  requirement: hydraRequires('introspectOAuth2Token'),
  operations: ['introspectOAuth2Token'],
  systems: EVERY_HYDRA,
  async run(context) {
    const tokens = await sharedTokens(context)
    const exchange = await context.hydra.send('introspectOAuth2Token', {
      form: { token: tokenIn(tokens.tokens, of), ...form },
      headers: headers?.(tokens) ?? {},
    })
    const expected = members?.(context, tokens) ?? { active: true, ...kindOf[context.hydra.system](of) }
    return judgeAnswer(exchange, { status: 200, mediaType: 'application/json', members: expected })
  },
})

/** A client that acts for itself is its own subject. */
const clientCredentials: Check = {
  id: 'hydra-introspection/client-credentials',
  title: 'The subject of a token that a client got for itself is the client; it has no session data',
  requirement: hydraRequires('introspectOAuth2Token'),
  operations: ['introspectOAuth2Token'],
  systems: EVERY_HYDRA,
  async run(context) {
    const { hydra, metadata } = context
    const { client, tokens } = await clientTokens(context, await ownClient(context))
    const form = { token: tokenIn(tokens, 'access_token') }
    const exchange = await hydra.send('introspectOAuth2Token', { form })
    const { client_id } = client
    const members = {
      active: true,
      scope: 'email',
      client_id,
      sub: client_id,
      aud: NO_AUDIENCE[hydra.system],
      iss: metadata.issuer,
      ext: ABSENT,
      ...kindOf[hydra.system]('access_token'),
    }
    return judgeAnswer(exchange, { status: 200, members })
  },
}

export const activeTokens: readonly Check[] = [...ROWS.map(checkOf), clientCredentials]
