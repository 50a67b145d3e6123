import { isNonEmptyString } from '../evidence.js'
import type { CheckContext } from '../harness/context.js'
import { type Exchange, jsonBody } from '../harness/exchange.js'
import { isObject } from '../harness/json.js'
import { fail, pass, Skip, type Verdict } from '../verdict.js'
import { grants, refusal, refuses } from './error-response.js'
import { freshCode } from './fresh-code.js'

/** A code that was redeemed once, and how to redeem it again. */
export interface UsedCode {
  readonly accessToken: string
  again(): Promise<Exchange>
}

/** Redeems a new code. Throws `Skip` when that fails. */
export async function usedCode(context: CheckContext): Promise<UsedCode> {
  const client = await context.client()
  const form = await freshCode(context, client)
  const first = await context.token({ client, form })
  const body = jsonBody(first)
  const accessToken = isObject(body) ? body.access_token : undefined
  if (!grants(first) || !isNonEmptyString(accessToken)) {
    throw new Skip('the first token request with the code was refused', 'token/token-success')
  }
  return { accessToken, again: () => context.token({ client, form }) }
}

/** A used code is refused as RFC 6749 section 5.2 says. */
export const judgeReplay = (exchange: Exchange): Verdict =>
  refuses(exchange, [400], ['invalid_grant'])
    ? pass()
    : fail({ status: 400, mediaType: 'application/json', error: 'invalid_grant' }, refusal(exchange), { exchange })
