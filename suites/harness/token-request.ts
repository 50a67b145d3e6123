import { credentials } from './client-authentication.js'
import type { TokenRequest } from './context.js'
import type { HttpRequest } from './exchange.js'

/** A request to an endpoint at which clients authenticate. What the caller gives wins over what the authentication would send. */
export async function tokenRequest(
  { client, form, repeated = [], authentication = {}, headers }: TokenRequest,
  { url, ...around }: Parameters<typeof credentials>[2] & { readonly url: string },
): Promise<HttpRequest> {
  const proof = await credentials(client, authentication, around)
  const pairs = Object.entries({ ...proof.form, ...form }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  return {
    method: 'POST',
    url,
    headers: { accept: 'application/json', ...proof.headers, ...headers },
    form: [...pairs, ...repeated],
  }
}
