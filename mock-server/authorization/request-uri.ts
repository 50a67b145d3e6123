import type { ProviderContext } from '../context.js'
import { fingerprint } from '../digest.js'
import { OAuthError } from '../errors.js'
import { fetchText } from '../registration/fetch-text.js'
import type { ClientRecord, PushedRequestRecord } from '../store/records.js'
import { absoluteUri, isLoopbackHttp } from './loopback.js'

/** How references to pushed requests begin, RFC 9126 section 2.2. */
export const PUSHED_REQUEST_URI = 'urn:ietf:params:oauth:request_uri:'
/** OpenID Connect Core 1.0 section 6.2. */
const LONGEST = 512

const refused = (problem: string): OAuthError => new OAuthError('invalid_request_uri', `request_uri ${problem}`)

/**
 * The request object behind a `request_uri`, OpenID Connect Core 1.0 section 6.2. A client that registered `request_uris` may use
 * those only. Others may use any https URL; http on this machine has to be registered, so that nobody can make the provider
 * call what listens there.
 */
export async function fetchRequestObject(
  context: Pick<ProviderContext, 'fetch'>,
  client: ClientRecord,
  uri: string,
): Promise<string> {
  const url = absoluteUri(uri)
  if (url === undefined || uri.length > LONGEST)
    throw refused(`must be an absolute URL of at most ${LONGEST} characters`)
  const { request_uris: registered } = client.metadata
  const isRegistered = Array.isArray(registered) && registered.includes(uri)
  if (Array.isArray(registered) && registered.length > 0 && !isRegistered)
    throw refused('is not one of the registered request_uris')
  if (url.protocol !== 'https:' && !(isRegistered && isLoopbackHttp(url))) throw refused('must use https')
  url.hash = ''
  try {
    return (await fetchText(context, url.href)).trim()
  } catch {
    throw refused('cannot be fetched')
  }
}

/** The pushed request behind a `request_uri`, which is good for one use by its client. RFC 9126 section 4. */
export async function takePushedRequest(
  context: Pick<ProviderContext, 'store'>,
  client: ClientRecord,
  uri: string,
): Promise<PushedRequestRecord> {
  const id = await fingerprint(uri)
  const pushed = await context.store.get('pushed_request', id)
  const own = pushed?.client_id === client.client_id ? await context.store.consume('pushed_request', id) : undefined
  if (own === undefined) throw refused('is unknown, expired or used already')
  return own
}
