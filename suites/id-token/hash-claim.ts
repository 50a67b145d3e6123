import type { DecodedIdToken } from '../evidence.js'
import { fail, pass, skip, type Verdict } from '../verdict.js'
import { halfHash } from './half-hash.js'

/** What a hash claim is about. */
export interface HashedValue {
  readonly claim: 'at_hash' | 'c_hash'
  /** The access token or code; `undefined` when the flow has none. */
  readonly of: string | undefined
  /** Whether the claim must be there. */
  readonly required: boolean
}

/** Judges a hash claim of an ID token. The hash itself is shown, never what was hashed. */
export function judgeHash(
  { header, claims, label, exchange }: DecodedIdToken,
  { claim, of, required }: HashedValue,
): Verdict {
  const details = { note: label, exchange }
  const actual = claims[claim]
  if (actual === undefined)
    return required ? fail(`${claim} is present`, 'absent', details) : skip(`there is no ${claim}`)
  if (of === undefined) return skip(`there is nothing to compare ${claim} with`)
  const expected = halfHash(of, header.alg)
  if (expected === undefined) return skip(`the algorithm of the ID token has no hash`)
  return actual === expected ? pass() : fail({ [claim]: expected }, { [claim]: actual }, details)
}
