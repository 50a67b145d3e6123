import type { Named } from './comparison.js'

/** A Set-Cookie header as it was sent: a cookie jar would tidy up what is to be compared. */
export interface SetCookie extends Named {
  /** Names in lower case. */
  readonly attributes: readonly Named[]
}

function pair(text: string): Named {
  const [name = '', value = ''] = text.split(/=(.*)/s, 2)
  return { name, value }
}

/** Takes a Set-Cookie header apart, RFC 6265 section 4.1.1. */
export function readSetCookie(header: string): SetCookie {
  const [cookie = '', ...attributes] = header.split(/;\s*/)
  return {
    ...pair(cookie),
    attributes: attributes.map(pair).map(({ name, value }) => ({ name: name.toLowerCase(), value })),
  }
}

/** Whether the header takes the cookie away: its value is nothing that comes again. */
export const isRemoval = ({ value, attributes }: SetCookie): boolean =>
  value === '' || attributes.some((one) => one.name === 'max-age' && Number(one.value) <= 0)
