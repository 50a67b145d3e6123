import { equalInConstantTime, fingerprint } from '../../../digest.js'
import { type Random, unguessable } from '../../../random.js'
import type { HydraContext } from '../context.js'
import type { HydraClientRecord } from '../records.js'

const ALPHABET = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.~_'
const LENGTH = 26

/** A secret as the server makes them: 26 characters. */
export function newClientSecret(random: Random): string {
  const limit = 256 - (256 % ALPHABET.length)
  let secret = ''
  while (secret.length < LENGTH) {
    for (const byte of random.bytes(LENGTH)) {
      // A byte beyond the last whole round would favour the first letters.
      if (byte < limit && secret.length < LENGTH) secret += ALPHABET[byte % ALPHABET.length] ?? ''
    }
  }
  return secret
}

/**
 * What is kept of a secret: a salt and the digest of both. Secrets are as long as keys, or belong to tests: a slow hash would only
 * make every token request slow.
 */
export async function secretHash({ random }: Pick<HydraContext, 'random'>, secret: string): Promise<string> {
  const salt = unguessable(random, 16)
  return `${salt}.${await fingerprint(`${salt}.${secret}`)}`
}

/** Whether this is the client's secret. Takes the same time for every wrong one. */
export async function secretMatches(
  { secret_hash }: Pick<HydraClientRecord, 'secret_hash'>,
  secret: string,
): Promise<boolean> {
  const [salt = '', digest = ''] = (secret_hash ?? '').split('.', 2)
  const given = await fingerprint(`${salt}.${secret}`)
  return digest !== '' && equalInConstantTime(given, digest)
}
