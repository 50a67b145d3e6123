import { importJWK, SignJWT } from 'jose'
import type { Client, JsonObject } from './context.js'
import { HarnessError } from './errors.js'

/** Signs claims with the client's secret (HS*) or its private key; `none` gives an unsigned JWT. */
export async function signJwt(
  client: Pick<Client, 'client_id' | 'client_secret' | 'privateKey'>,
  claims: Readonly<JsonObject>,
  header: Readonly<JsonObject> & { readonly alg: string },
): Promise<string> {
  if (header.alg === 'none') return `${part(header)}.${part(claims)}.`
  return new SignJWT({ ...claims }).setProtectedHeader({ ...header }).sign(await keyOf(client, header.alg))
}

const part = (value: Readonly<JsonObject>): string => Buffer.from(JSON.stringify(value)).toString('base64url')

async function keyOf({ client_id, client_secret, privateKey }: Parameters<typeof signJwt>[0], alg: string) {
  if (alg.startsWith('HS')) {
    if (client_secret === undefined)
      throw new HarnessError('ERR_USAGE', `client ${client_id} has no secret to sign with ${alg}`)
    return new TextEncoder().encode(client_secret)
  }
  if (privateKey === undefined)
    throw new HarnessError('ERR_USAGE', `client ${client_id} has no private key to sign with ${alg}`)
  try {
    return await importJWK({ ...privateKey }, alg)
  } catch (cause) {
    // The cause may quote the key.
    const because = cause instanceof Error ? cause.name : 'unknown'
    throw new HarnessError('ERR_USAGE', `the private key of client ${client_id} cannot sign with ${alg} (${because})`)
  }
}
