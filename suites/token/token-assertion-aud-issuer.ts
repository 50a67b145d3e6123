import type { Check } from '../check.js'
import { fail, pass, skip, warn } from '../verdict.js'
import { grants, refusal, refuses } from './error-response.js'
import { freshCode } from './fresh-code.js'

const METHODS = ['private_key_jwt', 'client_secret_jwt']

/** The issuer identifier names the provider as the audience of an assertion. */
export const tokenAssertionAudIssuer: Check = {
  id: 'token/token-assertion-aud-issuer',
  title: 'A client assertion with the issuer identifier as aud is accepted',
  requirement: { standard: 'RFC 7523', section: '3', level: 'SHOULD' },
  alsoRequiredBy: [{ standard: 'OpenID Connect Core 1.0', section: '9', level: 'SHOULD' }],
  oidf: 'oidcc-ensure-client-assertion-with-iss-aud-succeeds',
  operations: ['getToken'],
  async run(context) {
    const method = METHODS.find((name) => context.capabilities.clientAuthenticationMethods.includes(name))
    if (method === undefined) return skip(`${METHODS.join(', ')} are not in token_endpoint_auth_methods_supported`)
    const client = await context.client({ token_endpoint_auth_method: method })
    const issuer = context.metadata.issuer ?? context.target.issuer
    const exchange = await context.token({
      client,
      form: await freshCode(context, client),
      authentication: { assertionClaims: { aud: issuer } },
    })
    if (grants(exchange)) return pass()
    return refuses(exchange, [400, 401], ['invalid_client'])
      ? warn('the assertion is accepted', refusal(exchange), { exchange })
      : fail('tokens, or a refusal with invalid_client', refusal(exchange), { exchange })
  },
}
