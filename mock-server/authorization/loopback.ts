/** Names of this machine in a URL, RFC 8252 sections 7.3 and 8.3. */
const LOOPBACK_HOSTS: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost'])

/** Whether the URL is plain http on this machine. */
export const isLoopbackHttp = (url: URL): boolean => url.protocol === 'http:' && LOOPBACK_HOSTS.has(url.hostname)

/** The text as a URL when it is an absolute URI as RFC 3986 writes them: ASCII, no spaces, no backslashes. */
export function absoluteUri(text: unknown): URL | undefined {
  if (typeof text !== 'string' || !/^[a-z][a-z0-9+.-]*:[\x21-\x5b\x5d-\x7e]+$/i.test(text)) return undefined
  return URL.canParse(text) ? new URL(text) : undefined
}
