import { isLoopback } from './target.js'

export interface Surroundings {
  /** Origins that belong to the provider. */
  readonly origins: ReadonlySet<string>
  /** Origins of clients: never visited. */
  readonly away: ReadonlySet<string>
}

/** Whether a URL belongs to the provider, so that a browser may be sent there. */
export type IsOwn = (url: string) => boolean

/**
 * The provider is at home at its origins, at those of the same site (its login page may be at another host name) and, when
 * it is on this machine, at every port of this machine; never at a client's origin.
 */
export async function ownOrigins({ origins, away }: Surroundings, callbacks: readonly string[]): Promise<IsOwn> {
  const { getPublicSuffix } = await import('tough-cookie')
  const site = (hostname: string): string | undefined =>
    getPublicSuffix(hostname, { allowSpecialUseDomain: true, ignoreError: true })
  const foreign = new Set([...away, ...callbacks.filter((uri) => URL.canParse(uri)).map((uri) => new URL(uri).origin)])
  const hosts = [...origins].map((origin) => new URL(origin).hostname)
  const local = hosts.some(isLoopback)
  const sites = new Set(hosts.map(site).filter((one) => one !== undefined))
  return (url) => {
    if (!URL.canParse(url)) return false
    const { origin, hostname, protocol } = new URL(url)
    if (origins.has(origin)) return true
    if ((protocol !== 'http:' && protocol !== 'https:') || foreign.has(origin)) return false
    return (local && isLoopback(hostname)) || sites.has(site(hostname) ?? '')
  }
}
