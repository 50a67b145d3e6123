/** Headers as whoever recorded them has them. */
export type HeaderPairs =
  | Headers
  | Readonly<Record<string, string>>
  | readonly (readonly [name: string, value: string])[]

const isList = (pairs: HeaderPairs): pairs is readonly (readonly [string, string])[] => Array.isArray(pairs)

export function headersOf(pairs: HeaderPairs = {}): Headers {
  if (pairs instanceof Headers) return pairs
  const headers = new Headers()
  for (const [name, value] of isList(pairs) ? pairs : Object.entries(pairs)) headers.append(name, value)
  return headers
}
