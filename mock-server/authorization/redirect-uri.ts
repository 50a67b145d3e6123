import type { Rules } from '../rules.js'
import type { ClientRecord } from '../store/records.js'
import { absoluteUri } from './loopback.js'

/** An http URI on a loopback address: what stands before the port, the port, the rest. */
const LOOPBACK = /^(http:\/\/(?:127\.0\.0\.1|\[::1\]))(?::(\d{1,5}))?((?:[/?].*)?)$/

/**
 * Whether a client may be sent to this URI. Compared character by character (OpenID Connect Core 1.0 section 3.1.2.1,
 * RFC 9700 section 2.1), with one exception: the port of a loopback address (RFC 8252 section 7.3) is free for native clients,
 * and for any client that registered the URI without a port.
 */
export function mayRedirectTo(client: ClientRecord, uri: string, rules: Rules): boolean {
  if (!rules.enforces('redirect-uri-registered')) return absoluteUri(uri) !== undefined
  const matches = client.redirect_uris.some(
    (registered) => registered === uri || matchesLoopback(registered, uri, client.application_type === 'native'),
  )
  if (matches || rules.enforces('redirect-uri-query-exact')) return matches
  return client.redirect_uris.some((registered) => withoutQuery(registered) === withoutQuery(uri))
}

function matchesLoopback(registered: string, uri: string, anyPort: boolean): boolean {
  const [, host, port, rest] = LOOPBACK.exec(registered) ?? []
  const [, requestedHost, requestedPort = '0', requestedRest] = LOOPBACK.exec(uri) ?? []
  if (host === undefined || host !== requestedHost || rest !== requestedRest) return false
  return (anyPort || port === undefined) && Number(requestedPort) <= 65_535
}

const withoutQuery = (uri: string): string => uri.split('?', 1)[0] ?? ''
