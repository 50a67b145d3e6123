import type { JWK } from 'jose'
import type { Answer } from './answer.js'
import { compareJson } from './compare-json.js'
import type { Comparison } from './comparison.js'
import { pointerPart } from './difference.js'
import { decodeJwt, halfHash, signatureDefect } from './jwt.js'
import type { RecordedJwt } from './recording.js'
import { valuesAt } from './values-at.js'

/** Where the token may stand beside an ID token of which a claim holds its hash. */
const HASHES = [
  { claim: 'at_hash', places: ['json.access_token', 'location.fragment.access_token', 'text.input.access_token'] },
  { claim: 'c_hash', places: ['json.code', 'location.fragment.code', 'text.input.code'] },
] as const

interface Evidence {
  readonly answer: Answer
  /** The published keys; `undefined` when the signature is not to be judged. */
  readonly keys: readonly JWK[] | undefined
}

/** Compares header and claims of a JWT, verifies its signature, and its hashes of the tokens in the same answer. */
export async function compareJwt(
  comparison: Comparison,
  name: string,
  expected: RecordedJwt,
  { answer, keys }: Evidence,
): Promise<void> {
  const { bindings } = comparison.standard
  const pointer = `/jwts/${pointerPart(name)}`
  const token = bindings.get(name)
  const decoded = decodeJwt(token)
  if (token === undefined || decoded === undefined)
    return comparison.differ('jwt', pointer, `{{${name}}}`, token === undefined ? undefined : 'not a JWT')
  compareJson(comparison, expected.header, decoded.header, `${pointer}/header`)
  compareJson(comparison, expected.claims, decoded.claims, `${pointer}/claims`)
  const defect = keys === undefined ? undefined : await signatureDefect(token, keys)
  if (defect !== undefined) comparison.differ('signature', pointer, 'verified by the published keys', defect)
  for (const { claim, places } of HASHES) {
    if (expected.claims[claim] === undefined) continue
    const beside = (await Promise.all(places.map((place) => valuesAt(place, answer, bindings)))).flat()[0]
    if (beside === undefined) continue
    const right = halfHash(beside, String(decoded.header.alg))
    if (decoded.claims[claim] !== right)
      comparison.differ('hash', `${pointer}/claims/${claim}`, right, decoded.claims[claim])
  }
}
