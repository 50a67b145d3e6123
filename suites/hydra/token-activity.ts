import { blocked } from '../evidence.js'
import type { CheckContext, JsonObject } from '../harness/context.js'
import { type Exchange, jsonBody } from '../harness/exchange.js'
import { isObject } from '../harness/json.js'
import { fail, pass, type Verdict, worst } from '../verdict.js'
import { tokenIn } from './own-tokens.js'

/** Asks the admin side whether a token is good. */
export const introspected = ({ hydra }: Pick<CheckContext, 'hydra'>, token: string): Promise<Exchange> =>
  hydra.send('introspectOAuth2Token', { form: { token } })

/** Asks whether both tokens of an answer are good: the access token and the refresh token. */
export function bothIntrospected(
  context: Pick<CheckContext, 'hydra'>,
  tokens: Readonly<JsonObject>,
): Promise<readonly [access: Exchange, refresh: Exchange]> {
  // Looked for before anything is sent: nothing may be under way when one is missing.
  const [access, refresh] = [tokenIn(tokens, 'access_token'), tokenIn(tokens, 'refresh_token')]
  return Promise.all([introspected(context, access), introspected(context, refresh)])
}

const activity = (active: boolean, note?: string) => {
  return (exchange: Exchange): Verdict => {
    const body = jsonBody(exchange)
    const said = isObject(body) ? body.active : undefined
    if (typeof said !== 'boolean')
      return blocked(`introspection does not tell whether the token is active`, 'hydra-introspection/access-token')
    return said === active ? pass() : fail({ active }, { active: said }, { exchange, note })
  }
}

/** Whether introspection says of each token that it is good. */
export const allActive = (exchanges: readonly Exchange[], note?: string): Verdict =>
  worst(exchanges.map(activity(true, note)))

/** Whether introspection says of each token that it is not good. */
export const noneActive = (exchanges: readonly Exchange[], note?: string): Verdict =>
  worst(exchanges.map(activity(false, note)))
