import type { TargetView } from '../harness/context.js'

/** What there is to say about a URL: at most one of the two. */
export interface UrlFinding {
  /** Why the URL is not right. */
  readonly defect?: string
  /** Why it is let pass although it is not https. */
  readonly note?: string
}

/** Whether a host, as `URL.hostname` gives it, is the machine itself. */
const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' ||
  hostname.endsWith('.localhost') ||
  hostname === '[::1]' ||
  /^127(\.\d{1,3}){3}$/.test(hostname)

/** Characters of a URI, RFC 3986 section 2. A URL parser forgives others, a client that compares strings does not. */
const URI = /^(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/

const hostOf = (url: string): string | undefined => (URL.canParse(url) ? new URL(url).hostname : undefined)

/** Judges that a value is an absolute https URL; plain http is let pass with a note for a target that may be insecure. */
export function httpsUrl(value: unknown, target: Pick<TargetView, 'insecureAllowed' | 'issuer'>): UrlFinding {
  if (typeof value !== 'string') return { defect: 'it is not a string' }
  if (!URI.test(value)) return { defect: 'it holds characters that a URL may not hold' }
  if (!URL.canParse(value)) return { defect: 'it is not an absolute URL' }
  const { protocol, hostname } = new URL(value)
  if (protocol === 'https:') return {}
  const here = isLoopback(hostname) || hostname === hostOf(target.issuer)
  if (protocol === 'http:' && target.insecureAllowed && here) {
    return { note: 'plain http is let pass because the target is a local one' }
  }
  return { defect: 'its scheme is not https' }
}
