import type { Capabilities } from '../harness/context.js'
import { type Exchange, jsonBody } from '../harness/exchange.js'
import { isObject } from '../harness/json.js'
import { fail, pass, skip, type Verdict, warn } from '../verdict.js'

/** Whether the target says that it knows PKCE with S256. */
export const advertisesS256 = ({ pkceMethods }: Capabilities): boolean => pkceMethods.includes('S256')

export const IGNORED = 'the target does not advertise S256, and ignores what it does not know'

/**
 * Judges the answer to a token request whose verifier is wrong: tokens are a failure, unless PKCE is not advertised and so
 * may be ignored (RFC 6749 section 3.1); an error other than `errors` is a warning.
 */
export function judgeRedemption(exchange: Exchange, errors: readonly string[], capabilities: Capabilities): Verdict {
  const expected = `error ${errors.join(' or ')}`
  const body = jsonBody(exchange)
  const { error, ...others } = isObject(body) ? body : {}
  if ('access_token' in others || 'id_token' in others) {
    return advertisesS256(capabilities) ? fail(expected, 'tokens', { exchange }) : skip(IGNORED)
  }
  if (typeof error === 'string' && errors.includes(error)) return pass()
  const actual =
    typeof error === 'string' ? `error ${error}` : `status ${exchange.response.status} without an error code`
  return warn(expected, actual, { exchange })
}
