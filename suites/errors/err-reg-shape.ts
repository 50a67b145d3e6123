import type { Check } from '../check.js'
import type { CheckContext, JsonObject } from '../harness/context.js'
import { type Exchange, jsonBody, mediaType } from '../harness/exchange.js'
import { isObject } from '../harness/json.js'
import { fail, pass, skip, type Verdict, warn, worst } from '../verdict.js'

/** Metadata that a registration endpoint refuses, with the error codes that fit. */
const CASES: readonly {
  readonly label: string
  readonly metadata: (context: CheckContext) => JsonObject
  readonly codes: readonly string[]
}[] = [
  {
    label: 'a redirect URI with a fragment',
    metadata: ({ random }) => ({ redirect_uris: [`https://rp.touchstone.test/${random()}#fragment`] }),
    codes: ['invalid_redirect_uri'],
  },
  {
    label: 'no redirect_uris',
    metadata: () => ({ response_types: ['code'], grant_types: ['authorization_code'] }),
    codes: ['invalid_redirect_uri', 'invalid_client_metadata'],
  },
  {
    label: 'an unknown token_endpoint_auth_method',
    metadata: ({ random }) => ({
      redirect_uris: [`https://rp.touchstone.test/${random()}`],
      token_endpoint_auth_method: 'touchstone_unknown',
    }),
    codes: ['invalid_client_metadata'],
  },
]

/** Answers that say nothing about the metadata: who may register, and how often. */
const NOT_ABOUT_METADATA: ReadonlySet<number> = new Set([401, 403, 429, 503])

function judge(exchange: Exchange, codes: readonly string[], label: string): Verdict {
  const { status } = exchange.response
  const details = { note: label, exchange }
  // Taking in what should be refused is the matter of the checks on registration.
  if (status >= 200 && status < 300) return skip(`${label}: the client was registered`)
  if (NOT_ABOUT_METADATA.has(status)) return skip(`${label}: the answer is status ${status}`)
  if (status !== 400) return fail(400, status, details)
  const type = mediaType(exchange)
  if (type !== 'application/json') return fail('application/json', type, details)
  const body = jsonBody(exchange)
  if (!isObject(body) || typeof body.error !== 'string') {
    return fail('a JSON object with the string error', isObject(body) ? Object.keys(body) : 'something else', details)
  }
  return codes.includes(body.error) ? pass() : warn(codes.join(' or '), body.error, details)
}

/** A refused registration says why. */
export const errRegShape: Check = {
  id: 'errors/err-reg-shape',
  title: 'A refused registration has status 400 and a JSON object with an error of the standard',
  requirement: { standard: 'OpenID Connect Dynamic Client Registration 1.0', section: '3.3', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'RFC 7591', section: '3.2.2', level: 'MUST' }],
  oidf: 'oidcc-redirect-uri-regfrag',
  operations: ['registerClient'],
  async run(context) {
    const verdicts = await Promise.all(
      CASES.map(async ({ metadata, codes, label }) => judge(await context.register(metadata(context)), codes, label)),
    )
    return worst(verdicts)
  },
}
