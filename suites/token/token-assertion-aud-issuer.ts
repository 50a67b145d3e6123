import type { Check } from '../check.js'
import { blocked } from '../evidence.js'
import { fail, pass, skip, warn } from '../verdict.js'
import { grants, refusal, refuses } from './error-response.js'
import { freshCode } from './fresh-code.js'

/** The check of each method. */
const blame: Readonly<Record<string, string>> = {
  private_key_jwt: 'token/token-auth-private-key-jwt',
  client_secret_jwt: 'token/token-auth-secret-jwt',
}
const METHODS = Object.keys(blame)

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
    const { client, failure } = await context.flow({ client: { token_endpoint_auth_method: method }, until: 'token' })
    if (failure !== undefined)
      return blocked(`${method} does not work: ${failure.because}`, blame[method] ?? failure.blame)
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
