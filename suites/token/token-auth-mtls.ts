import type { Check } from '../check.js'
import { isObject } from '../harness/json.js'
import { fail, skip } from '../verdict.js'

const METHODS = ['tls_client_auth', 'self_signed_tls_client_auth']

/** Where TLS client certificates are offered, the addresses for them can be used. */
export const tokenAuthMtls: Check = {
  id: 'token/token-auth-mtls',
  title: 'Endpoints for clients with a TLS certificate are given as https URLs',
  requirement: { standard: 'RFC 8705', section: '5', level: 'MAY' },
  alsoRequiredBy: [{ standard: 'RFC 8705', section: '2', level: 'MAY' }],
  oidf: 'oidcc-server',
  operations: ['getDiscovery'],
  run({ capabilities, metadata, discovery, target }) {
    if (!METHODS.some((method) => capabilities.clientAuthenticationMethods.includes(method))) {
      return skip(`${METHODS.join(', ')} are not in token_endpoint_auth_methods_supported`)
    }
    const aliases = metadata.mtls_endpoint_aliases
    if (aliases !== undefined && !isObject(aliases)) {
      return fail('mtls_endpoint_aliases is an object', typeof aliases, { exchange: discovery })
    }
    for (const [name, url] of Object.entries(aliases ?? {})) {
      if (!isEndpoint(url, target.insecureAllowed)) {
        return fail(`mtls_endpoint_aliases.${name} is an https URL`, url, { exchange: discovery })
      }
    }
    return skip(
      'a token request needs a TLS client certificate, which the harness has not got; the addresses are in order',
    )
  },
}

const isEndpoint = (value: unknown, insecureAllowed: boolean): boolean => {
  if (typeof value !== 'string' || !URL.canParse(value)) return false
  const { protocol } = new URL(value)
  return protocol === 'https:' || (insecureAllowed && protocol === 'http:')
}
