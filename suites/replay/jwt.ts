import { createHash } from 'node:crypto'
import { CompactSign, compactVerify, decodeJwt as decodeClaims, decodeProtectedHeader, importJWK, type JWK } from 'jose'
import { HarnessError } from '../harness/errors.js'

/** A JWT taken apart, its signature not looked at. */
export interface DecodedJwt {
  readonly header: Readonly<Record<string, unknown>>
  readonly claims: Readonly<Record<string, unknown>>
}

/** Decodes a JWT; `undefined` when it is none. */
export function decodeJwt(token: string | undefined): DecodedJwt | undefined {
  try {
    return token === undefined
      ? undefined
      : { header: { ...decodeProtectedHeader(token) }, claims: { ...decodeClaims(token) } }
  } catch {
    return undefined
  }
}

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Signs header and claims just as they are given; without a key the JWT has no signature. */
export async function signJwt({ header, claims }: DecodedJwt, key: JWK | undefined): Promise<string> {
  // jose writes a header of its own for unsigned JWTs.
  if (key === undefined) return `${encoded(header)}.${encoded(claims)}.`
  const { alg } = header
  if (typeof alg !== 'string')
    throw new HarnessError('ERR_USAGE', 'the header of a JWT that is to be signed has no alg')
  try {
    return await new CompactSign(Buffer.from(JSON.stringify(claims)))
      .setProtectedHeader({ ...header, alg })
      .sign(await importJWK({ ...key }, alg))
  } catch (error) {
    // The cause may quote the key.
    const because = error instanceof Error ? error.name : 'unknown'
    throw new HarnessError('ERR_USAGE', `the key of the recording cannot sign with ${alg} (${because})`)
  }
}

/** What is wrong with the signature, judged by a published key set; `undefined` when nothing is. */
export async function signatureDefect(token: string, keys: readonly JWK[]): Promise<string | undefined> {
  const { alg, kid } = decodeJwt(token)?.header ?? {}
  const key = keys.find((one) => one.kid === kid && one.kty !== 'oct')
  if (key === undefined || typeof alg !== 'string') return `no published key has the kid ${JSON.stringify(kid)}`
  try {
    await compactVerify(token, await importJWK(key, alg))
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : 'the signature cannot be verified'
  }
}

/** `at_hash` of an access token, `c_hash` of a code; OpenID Connect Core 1.0 sections 3.1.3.6 and 3.3.2.11. */
export function halfHash(value: string, alg: string): string {
  const size = /\d{3}$/.exec(alg)?.[0] ?? (alg === 'none' ? '256' : '512')
  const digest = createHash(`sha${size}`).update(value).digest()
  return digest.subarray(0, digest.length / 2).toString('base64url')
}
