const UNREADABLE = /;|%(?![0-9a-f]{2})/i

/** Parameters as Go reads them: what it cannot decode, or has a semicolon in it, is not there. */
export function goQuery(text: string): URLSearchParams {
  if (!UNREADABLE.test(text)) return new URLSearchParams(text)
  const pairs = text.replace(/^\?/, '').split('&')
  return new URLSearchParams(pairs.filter((pair) => !UNREADABLE.test(pair)).join('&'))
}
