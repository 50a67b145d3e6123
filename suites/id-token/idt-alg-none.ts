import { decodeProtectedHeader } from 'jose'
import type { Check } from '../check.js'
import { blocked, isNonEmptyString } from '../evidence.js'
import { jsonBody } from '../harness/exchange.js'
import { isObject } from '../harness/json.js'
import { grants, refusal } from '../token/error-response.js'
import { freshCode } from '../token/fresh-code.js'
import { fail, pass, skip, warn } from '../verdict.js'
import { formatDefect } from './idt-format.js'

/** Who registered for unsigned ID tokens gets them from the token endpoint. */
export const idtAlgNone: Check = {
  id: 'id-token/idt-alg-none',
  title: 'A client that registered the algorithm none gets unsigned ID tokens from the token endpoint',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '2', level: 'MAY' },
  alsoRequiredBy: [{ standard: 'OpenID Connect Dynamic Client Registration 1.0', section: '2', level: 'MAY' }],
  oidf: 'oidcc-idtoken-unsigned',
  operations: ['registerClient', 'getToken'],
  async run(context) {
    const advertised = context.metadata.id_token_signing_alg_values_supported
    if (!Array.isArray(advertised) || !advertised.includes('none')) {
      return skip('none is not in id_token_signing_alg_values_supported')
    }
    if (!context.capabilities.responseTypes.includes('code')) return skip('the response type code is not offered')
    const { redirect_uris } = await context.client()
    const registration = await context.register({ redirect_uris, id_token_signed_response_alg: 'none' })
    if (registration.response.status !== 201) {
      return warn('a registration with the advertised algorithm none', refusal(registration), {
        exchange: registration,
      })
    }
    const client = context.registered(registration)
    const exchange = await context.token({ client, form: await freshCode(context, client) })
    const body = jsonBody(exchange)
    const jwt = isObject(body) && grants(exchange) ? body.id_token : undefined
    if (!isNonEmptyString(jwt)) return blocked('the token endpoint gave no ID token', 'token/token-success')
    if (formatDefect(jwt) !== undefined) return blocked('the ID token can not be read', 'id-token/idt-format')
    const { alg } = decodeProtectedHeader(jwt)
    return alg === 'none' ? pass() : fail({ alg: 'none' }, { alg }, { exchange })
  },
}
