/** Parameters as Go reads them: what it cannot decode, or has a semicolon in it, is not there. */
export function goQuery(text: string): URLSearchParams {
  const pairs = text.replace(/^\?/, '').split('&')
  return new URLSearchParams(pairs.filter((pair) => !/;|%(?![0-9a-f]{2})/i.test(pair)).join('&'))
}
