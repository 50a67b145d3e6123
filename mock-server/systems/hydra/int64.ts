/** A whole number of 64 bits as Go reads it from a text; `undefined` when it is none, or too great for one. */
export function int64(text: string): bigint | undefined {
  if (!/^[+-]?\d+$/.test(text)) return undefined
  const number = BigInt(text)
  return BigInt.asIntN(64, number) === number ? number : undefined
}
