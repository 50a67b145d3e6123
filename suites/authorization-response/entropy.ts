/** Length of what all values begin with alike. */
function commonPrefix(values: readonly string[]): number {
  const [first = ''] = values
  let length = 0
  while (length < first.length && values.every((value) => value[length] === first[length])) length++
  return length
}

const reversed = (value: string): string => [...value].reverse().join('')

/** The values without what they all begin and end with: a fixed prefix, or the upper digits of a counter, is no secret. */
export function varyingParts(values: readonly string[]): readonly string[] {
  if (new Set(values).size < 2) return values.length < 2 ? values : values.map(() => '')
  const tails = values.map((value) => value.slice(commonPrefix(values)))
  const end = commonPrefix(tails.map(reversed))
  return tails.map((tail) => tail.slice(0, tail.length - end))
}

/**
 * Bits for each character of a sample, by Shannon's formula on how often each character occurs. Small samples look poorer
 * than their source, so the correction of Miller and Madow is added: half the number of characters seen, less one, over the size.
 */
export function bitsPerCharacter(sample: string): number {
  const counts = new Map<string, number>()
  for (const character of sample) counts.set(character, (counts.get(character) ?? 0) + 1)
  if (counts.size < 2) return 0
  const shannon = [...counts.values()].reduce(
    (sum, count) => sum - (count / sample.length) * Math.log2(count / sample.length),
    0,
  )
  return shannon + (counts.size - 1) / (2 * sample.length * Math.LN2)
}

/** An estimate of how many bits the shortest of these random values holds, from all of them together. */
export function estimatedEntropy(values: readonly string[]): number {
  const parts = varyingParts(values)
  return bitsPerCharacter(parts.join('')) * Math.min(...parts.map(({ length }) => length))
}
