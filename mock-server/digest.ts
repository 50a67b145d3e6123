/** Node's own crypto when there is one: its digest is synchronous and several times cheaper than WebCrypto's. */
export const nodeCrypto: typeof import('node:crypto') | undefined =
  globalThis.process?.getBuiltinModule?.('node:crypto')

export type DigestAlgorithm = 'SHA-256' | 'SHA-384' | 'SHA-512'
const NODE_NAMES = { 'SHA-256': 'sha256', 'SHA-384': 'sha384', 'SHA-512': 'sha512' } as const

/** The digest of a text (as UTF-8). */
export async function digest(algorithm: DigestAlgorithm, text: string): Promise<Uint8Array> {
  if (nodeCrypto !== undefined) return nodeCrypto.createHash(NODE_NAMES[algorithm]).update(text).digest()
  return new Uint8Array(await crypto.subtle.digest(algorithm, new TextEncoder().encode(text)))
}

/** SHA-256 in base64url: what the store knows of a credential, so that a dump of it opens nothing. */
export async function fingerprint(credential: string): Promise<string> {
  return Buffer.from(await digest('SHA-256', credential)).toString('base64url')
}

/** Whether two texts are equal, in a time that does not depend on where they differ. */
export async function equalInConstantTime(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([digest('SHA-256', one), digest('SHA-256', other)])
  let difference = 0
  for (let i = 0; i < a.length; i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0)
  return difference === 0
}
