import type { HydraLine } from '../lines.js'

/** The redirect URI of a request, or `undefined` when the client has not registered it. An empty one stands for the only one. */
export function matchingRedirectUri(
  wanted: string,
  registered: readonly string[],
  { flows }: Pick<HydraLine, 'flows'>,
): string | undefined {
  const only = registered.length === 1 ? registered[0] : undefined
  const uri = wanted === '' ? only : wanted
  if (uri === undefined || !isUsable(uri)) return undefined
  if (wanted === '') return uri
  return registered.some((candidate) => equal(candidate, uri, flows.redirectUriLetterCase)) ? uri : undefined
}

/** Absolute and without a fragment. */
const isUsable = (uri: string): boolean => URL.canParse(uri) && !uri.includes('#')

function equal(registered: string, wanted: string, letterCase: 'ignored' | 'counts'): boolean {
  if (registered === wanted) return true
  if (letterCase === 'ignored' && registered.toLowerCase() === wanted.toLowerCase()) return true
  return isLoopbackOf(registered, wanted)
}

/** RFC 8252 section 7.3: a native app listens on any port of the loopback interface. */
function isLoopbackOf(registered: string, wanted: string): boolean {
  if (!URL.canParse(registered)) return false
  const [one, other] = [new URL(registered), new URL(wanted)]
  const loopback = one.protocol === 'http:' && ['127.0.0.1', '[::1]'].includes(one.hostname)
  return (
    loopback &&
    other.protocol === 'http:' &&
    other.hostname === one.hostname &&
    other.pathname === one.pathname &&
    other.search === one.search
  )
}

/** Whether nobody but the client can listen at a redirect URI: https, or this machine. */
export function provesClient(uri: string): boolean {
  const scheme = URL.canParse(uri) ? new URL(uri).protocol : ''
  return scheme === 'https:' || (scheme === 'http:' && isSecureRedirectUri(uri))
}

/** Whether a redirect URI keeps its parameters from listeners: anything but plain http to another machine. */
export function isSecureRedirectUri(uri: string): boolean {
  if (!URL.canParse(uri)) return false
  const { protocol, hostname } = new URL(uri)
  return (
    protocol !== 'http:' ||
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '127.0.0.1' ||
    hostname === '[::1]'
  )
}
