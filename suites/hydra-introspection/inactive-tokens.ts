import type { CheckContext } from '../harness/context.js'
import { type ExchangeRow, exchangeChecks } from '../hydra/exchange-checks.js'
import { sharedTokens, tampered, tokenIn } from '../hydra/own-tokens.js'

/** A request that nothing but `{"active":false}` may answer. */
interface InactiveRow {
  readonly name: string
  readonly title: string
  readonly form: (
    tokens: Awaited<ReturnType<typeof sharedTokens>>['tokens'],
    context: CheckContext,
  ) => Readonly<Record<string, string>>
}

/** In no scope of a client of the run. */
const FOREIGN_SCOPE = 'touchstone.nothing'

const ROWS: readonly InactiveRow[] = [
  {
    name: 'unknown-token',
    title: 'A token that nobody issued is inactive, and nothing else is told',
    form: (_, { random }) => ({ token: random(43) }),
  },
  { name: 'empty-token', title: 'An empty token is inactive', form: () => ({ token: '' }) },
  {
    name: 'no-token',
    title: 'A form without a token is answered as inactive',
    form: () => ({ touchstone: 'yes' }),
  },
  {
    name: 'id-token',
    title: 'An ID token is no token to introspect: inactive',
    form: (tokens) => ({ token: tokenIn(tokens, 'id_token') }),
  },
  {
    name: 'changed-signature',
    title: 'An access token with a changed signature is inactive',
    form: (tokens) => ({ token: tampered(tokenIn(tokens, 'access_token')) }),
  },
  {
    name: 'foreign-scope',
    title: 'An access token is inactive when one of the scopes asked for was not granted',
    form: (tokens) => ({ token: tokenIn(tokens, 'access_token'), scope: `email ${FOREIGN_SCOPE}` }),
  },
  {
    name: 'foreign-scope-of-refresh-token',
    title: 'A refresh token is inactive when the scope asked for was not granted',
    form: (tokens) => ({ token: tokenIn(tokens, 'refresh_token'), scope: FOREIGN_SCOPE }),
  },
]

const rowOf = ({ name, title, form }: InactiveRow): ExchangeRow => ({
  name,
  title,
  async ask(context) {
    const { tokens } = await sharedTokens(context)
    return context.hydra.send('introspectOAuth2Token', { form: form(tokens, context) })
  },
  expected: { status: 200, mediaType: 'application/json', json: { active: false } },
})

export const inactiveRows: readonly ExchangeRow[] = ROWS.map(rowOf)

export const inactiveTokens = exchangeChecks('hydra-introspection', 'introspectOAuth2Token', inactiveRows)
