import { createHash } from 'node:crypto'
import type { CheckContext, Client } from '../harness/context.js'
import { Skip } from '../verdict.js'

/** The token request that redeems a new authorization code, without client authentication. */
export interface CodeRedemption {
  readonly grant_type: 'authorization_code'
  readonly code: string
  readonly redirect_uri: string
  readonly code_verifier?: string
  readonly [parameter: string]: string | undefined
}

/** Signs in and returns what redeems the code. Throws `Skip` when the authorization gives no code. */
export async function freshCode(context: CheckContext, client: Client): Promise<CodeRedemption> {
  const [redirect_uri] = client.redirect_uris
  const code_verifier =
    context.capabilities.pkceMethods.includes('S256') || client.token_endpoint_auth_method === 'none'
      ? context.random(64)
      : undefined
  const pkce =
    code_verifier === undefined
      ? {}
      : {
          code_challenge: createHash('sha256').update(code_verifier).digest('base64url'),
          code_challenge_method: 'S256',
        }
  const outcome = await context.authorize({ client, parameters: { redirect_uri, ...pkce } })
  const code = outcome.kind === 'callback' ? outcome.parameters.code : undefined
  if (code === undefined || code === '') {
    throw new Skip('there is no authorization code to redeem', 'authorization-response/resp-success')
  }
  return {
    grant_type: 'authorization_code',
    code,
    redirect_uri,
    ...(code_verifier === undefined ? {} : { code_verifier }),
  }
}
