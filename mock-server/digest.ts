/** Node's own crypto when there is one: its digest is synchronous and several times cheaper than WebCrypto's. */
export const nodeCrypto: typeof import('node:crypto') | undefined =
  globalThis.process?.getBuiltinModule?.('node:crypto')

export type DigestAlgorithm = 'SHA-256' | 'SHA-384' | 'SHA-512'
const NODE_NAMES = { 'SHA-256': 'sha256', 'SHA-384': 'sha384', 'SHA-512': 'sha512' } as const

/** The digest of a text (as UTF-8). */
export async function digest(algorithm: DigestAlgorithm, text: string): Promise<Uint8Array> {
  // By way of a text it costs less than as bytes.
  if (nodeCrypto !== undefined) return Buffer.from(nodeCrypto.hash(NODE_NAMES[algorithm], text, 'hex'), 'hex')
  return new Uint8Array(await crypto.subtle.digest(algorithm, new TextEncoder().encode(text)))
}

/** SHA-256 in base64url: what the store knows of a credential, so that a dump of it opens nothing. */
export async function fingerprint(credential: string): Promise<string> {
  if (nodeCrypto !== undefined) return nodeCrypto.hash('sha256', credential, 'base64url')
  return Buffer.from(await digest('SHA-256', credential)).toString('base64url')
}

/** Whether a text that came in equals a secret, in a time that does not depend on where they differ. */
export function equalInConstantTime(given: string, secret: string): boolean {
  let difference = given.length ^ secret.length
  // An empty secret has no character to compare with; NaN counts as 0, and the lengths differ.
  for (let i = 0; i < given.length; i++) difference |= given.charCodeAt(i) ^ secret.charCodeAt(i % secret.length)
  return difference === 0
}
