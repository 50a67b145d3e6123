const UNREADABLE = /;|%(?![0-9a-f]{2})/i

/** Whether Go has something to say against parameters. */
export const isReadable = (text: string): boolean => !UNREADABLE.test(text)

/** Parameters as Go reads them: what it cannot decode, or has a semicolon in it, is not there. */
export function goQuery(text: string): URLSearchParams {
  if (isReadable(text)) return new URLSearchParams(text)
  const pairs = text.replace(/^\?/, '').split('&')
  return new URLSearchParams(pairs.filter((pair) => !UNREADABLE.test(pair)).join('&'))
}
