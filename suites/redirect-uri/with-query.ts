/** The URI with more query behind it, left as it is otherwise: redirect URIs are compared as strings. */
export const withQuery = (uri: string, query: string): string => `${uri}${uri.includes('?') ? '&' : '?'}${query}`

/** The pairs of `query` that a URL does not have in its query. */
export function missingPairs(url: string, query: string): readonly string[] {
  const present = new URL(url).searchParams
  return [...new URLSearchParams(query)]
    .filter(([name, value]) => !present.getAll(name).includes(value))
    .map(([name, value]) => `${name}=${value}`)
}
