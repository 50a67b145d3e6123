import type { CheckContext, Client, JsonObject } from '../harness/context.js'
import { type Exchange, jsonBody } from '../harness/exchange.js'
import { isObject } from '../harness/json.js'
import { once } from '../once.js'
import { Skip } from '../verdict.js'
import type { ByLine } from './answer.js'
import { ownClient } from './own-client.js'
import { ownCode, ownTokens, tokenIn } from './own-tokens.js'
import { introspected } from './token-activity.js'

const SHORT: JsonObject = {
  authorization_code_grant_access_token_lifespan: '1s',
  authorization_code_grant_refresh_token_lifespan: '1s',
}

/** Metadata by which a line lets the tokens of one client end soon. */
const SOON: ByLine<JsonObject> = { 'hydra-1.5': {}, 'hydra-1.9': {}, 'hydra-2.3': SHORT, 'hydra-2': SHORT }

const expiringClient = (context: CheckContext): Promise<Client> =>
  ownClient(context, { distinct: 'expiring', metadata: SOON[context.hydra.system] })

/** Seconds that an access token lives. */
const lifeOf = ({ expires_in }: Readonly<JsonObject>): number => (typeof expires_in === 'number' ? expires_in : 3_600)

/** An access token that was good for a while, and is not any more. Only for checks of phase `alone`: time passes. */
export const expiredAccessToken = once(async (context): Promise<string> => {
  const { tokens } = await ownTokens(context, { client: await expiringClient(context) })
  const token = tokenIn(tokens, 'access_token')
  await context.letPass(lifeOf(tokens) + 1)
  return token
})

/** The answer to a refresh token that is expired. Only for checks of phase `alone`: time passes. */
export const refreshedTooLate = once(async (context): Promise<Exchange> => {
  const { client, tokens } = await ownTokens(context, { client: await expiringClient(context) })
  const refresh_token = tokenIn(tokens, 'refresh_token')
  const known = jsonBody(await introspected(context, refresh_token))
  if (!isObject(known) || typeof known.exp !== 'number' || typeof known.iat !== 'number')
    throw new Skip('introspection does not tell when the refresh token ends')
  await context.letPass(known.exp - known.iat + 1)
  return context.token({ client, form: { grant_type: 'refresh_token', refresh_token } })
})

/** Longer than a code should live, RFC 6749 section 4.1.2, in seconds. */
const LONG = 601

/** The answer to a code that nobody redeemed in time. Only for checks of phase `alone`: time passes. */
export const redeemedTooLate = once(async (context): Promise<Exchange> => {
  const { client, form } = await ownCode(context, { client: await ownClient(context) })
  await context.letPass(LONG)
  return context.token({ client, form })
})
