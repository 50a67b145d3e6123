import type { Check } from '../check.js'
import type { Client, JsonObject } from '../harness/context.js'
import { type Exchange, jsonBody, mediaType } from '../harness/exchange.js'
import { isObject } from '../harness/json.js'
import { fail, pass, Skip, type Verdict, warn } from '../verdict.js'

const ERRORS = ['invalid_redirect_uri', 'invalid_client_metadata']

/** A redirect URI has no fragment: it would get in the way of the response. */
export const ruriFragmentReg: Check = {
  id: 'redirect-uri/ruri-fragment-reg',
  title: 'The registration of a redirect URI with a fragment is refused',
  requirement: { standard: 'RFC 6749', section: '3.1.2', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'OpenID Connect Dynamic Client Registration 1.0', section: '2', level: 'MUST' }],
  oidf: 'oidcc-redirect-uri-regfrag',
  operations: ['registerClient'],
  async run(context) {
    context.endpoint('registration_endpoint')
    const client = await context.client()
    const redirect_uris = client.redirect_uris.map((uri) => `${uri.replace(/#.*$/s, '')}#fragment`)
    return judge(await context.register({ ...metadataThatWorked(client), redirect_uris }))
  },
}

/** What the ordinary client was registered with, so that nothing but the fragment can be the reason. */
function metadataThatWorked({ registration }: Client): JsonObject {
  try {
    const sent: unknown = JSON.parse(registration?.request.body ?? '{}')
    if (!isObject(sent)) return {}
    // An admin API lets these be chosen, a registration endpoint need not.
    const { client_id: _id, client_secret: _secret, ...metadata } = sent
    return metadata
  } catch {
    return {}
  }
}

function judge(exchange: Exchange): Verdict {
  const { status } = exchange.response
  if (status === 401 || status === 403) throw new Skip(`registration is not open to us: status ${status}`)
  const body = jsonBody(exchange)
  const expected = `status 400 with a JSON body and error ${ERRORS.join(' or ')}`
  if (status !== 400 || mediaType(exchange) !== 'application/json' || !isObject(body)) {
    return fail(expected, `status ${status}, ${mediaType(exchange) ?? 'no media type'}`, { exchange })
  }
  const { error } = body
  if (typeof error === 'string' && ERRORS.includes(error)) return pass()
  return warn(expected, `error ${String(error)}`, { exchange })
}
