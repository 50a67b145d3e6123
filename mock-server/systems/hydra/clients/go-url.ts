/** The parts of a URL that clients are judged by. */
export interface GoUrl {
  /** In lower case; `''` when there is none. */
  readonly scheme: string
  readonly host: string
  readonly port: string
  readonly user: string
  /** Path, query and fragment. */
  readonly rest: string
}

const BROKEN_ESCAPE = /%(?![0-9a-f]{2})/i

/**
 * A URL as Go's `url.Parse` takes it apart; `undefined` when it refuses it: control characters, a colon in the first segment of a path,
 * broken percent-encodings, an authority that is none.
 */
export function goUrl(text: string): GoUrl | undefined {
  if (/\p{Cc}/u.test(text) || text.startsWith(':')) return undefined
  const [, scheme = '', rest = ''] = /^(?:([a-z][a-z0-9+.-]*):)?(.*)$/is.exec(text) ?? []
  const url = { scheme: scheme.toLowerCase(), host: '', port: '', user: '', rest }
  if (scheme !== '' && !rest.startsWith('/')) return url
  if (scheme === '' && /^[^/?#]*:/.test(rest)) return undefined
  const path = rest.replace(/[?].*$/s, '')
  if (!rest.startsWith('//')) return BROKEN_ESCAPE.test(path) ? undefined : url
  const [, authority = '', after = ''] = /^\/\/([^/?#]*)(.*)$/s.exec(rest) ?? []
  if (BROKEN_ESCAPE.test(after.replace(/[?].*$/s, ''))) return undefined
  const [, user = '', host = '', port = ''] = /^(?:(.*)@)?(\[[^\]]*\]|[^:]*)(?::(.*))?$/s.exec(authority) ?? []
  if (!/^\d*$/.test(port) || /[\s"<>\\^`{|}%]/.test(host) || BROKEN_ESCAPE.test(user)) return undefined
  return { ...url, host, port, user, rest: after }
}

/** A URL as Go's `url.ParseRequestURI` takes it: absolute, or a path from the root on. */
export const goRequestUrl = (text: string): GoUrl | undefined =>
  text === '*' || /^(\/|[a-z][a-z0-9+.-]*:)/i.test(text) ? goUrl(text) : undefined
