import { subjectTypesOf } from '../authorization/subject-identifier.js'
import type { HydraContext } from '../context.js'
import { type HydraError, hydraError } from '../hydra-error.js'
import type { HydraClient } from '../records.js'

const SHORTEST_SECRET = 6

type Context = Pick<HydraContext, 'line' | 'settings' | 'fetch'>

/** The error of metadata that are not accepted: 1.5 has one for everything. */
function refused(context: Context, hint: string, of: 'invalid_client_metadata' | 'invalid_redirect_uri'): HydraError {
  return hydraError(context.line.clients.invalidMetadata === 'invalid_request' ? 'invalid_request' : of, hint)
}

/** What is wrong with the sector is said to operators only. */
function refusedSector({ line }: Context, debug: string): HydraError {
  return line.clients.invalidMetadata === 'invalid_request'
    ? hydraError('invalid_request', 'Check the parameters and their letter case.', { debug })
    : hydraError('invalid_client_metadata', undefined, { debug })
}

/** Judges the metadata of a client in the order of the server. Defaults were filled in. */
export async function judgeClient(
  client: HydraClient,
  given: { readonly secret: string; readonly hasKeys: boolean },
  context: Context,
): Promise<void> {
  const refuse = (hint: string): never => {
    throw refused(context, hint, 'invalid_client_metadata')
  }
  const { token_endpoint_auth_method, jwks_uri, userinfo_signed_response_alg, subject_type } = client
  if (token_endpoint_auth_method === 'private_key_jwt' && jwks_uri === '' && !given.hasKeys) {
    refuse('token_endpoint_auth_method private_key_jwt needs jwks or jwks_uri')
  }
  judgeAlgorithm(client, refuse)
  if (jwks_uri !== '' && given.hasKeys) refuse('jwks and jwks_uri must not both be there')
  if (given.secret !== '' && given.secret.length < SHORTEST_SECRET) {
    refuse(`client_secret must have at least ${SHORTEST_SECRET} characters`)
  }
  for (const origin of client.allowed_cors_origins) judgeOrigin(origin, refuse)
  if (client.sector_identifier_uri !== '') await judgeSector(client, context)
  if (!['none', 'RS256'].includes(userinfo_signed_response_alg)) {
    refuse('userinfo_signed_response_alg must be none or RS256')
  }
  judgeRedirectUris(client, context)
  const subjectTypes = subjectTypesOf(context.settings, client.access_token_strategy || undefined)
  if (!subjectTypes.includes(subject_type)) {
    refuse(`subject_type ${subject_type} is not supported; supported are: ${subjectTypes.join(', ')}`)
  }
  for (const uri of client.post_logout_redirect_uris) judgePostLogoutUri(uri, client.redirect_uris, refuse)
  if (!['', 'jwt', 'opaque'].includes(client.access_token_strategy)) {
    refuse('access_token_strategy must be jwt or opaque')
  }
}

/** Whether Go's `url.Parse` takes it: broken percent-encodings, control characters and a colon in the first path segment are refused. */
const isGoUrl = (text: string): boolean =>
  !/%(?![0-9a-f]{2})|\p{Cc}/iu.test(text) && !/^:|^[^/?#]*[^a-z0-9+.\-/?#:][^/?#]*:/i.test(text)

type Refuse = (hint: string) => never

function judgeAlgorithm(
  { token_endpoint_auth_method: method, token_endpoint_auth_signing_alg: alg }: HydraClient,
  refuse: Refuse,
): void {
  if (method !== 'private_key_jwt' || alg === '' || /^(RS|PS|ES)(256|384|512)$/.test(alg)) return
  refuse(`token_endpoint_auth_signing_alg ${alg} is not supported; supported are RS, PS and ES with 256, 384 and 512`)
}

function judgeOrigin(origin: string, refuse: Refuse): void {
  if (!isGoUrl(origin)) refuse(`the origin ${origin} of allowed_cors_origins is no URL`)
  if (!/^https?:\/\//i.test(origin))
    refuse(`the origin ${origin} of allowed_cors_origins must begin with https:// or http://`)
  const [, , rest = ''] = /^(https?:\/\/[^/?#]*)(.*)$/i.exec(origin) ?? []
  if (rest !== '' && rest !== '/')
    refuse(`the origin ${origin} of allowed_cors_origins must have no path, query and fragment`)
  if (origin.includes('@')) refuse(`the origin ${origin} of allowed_cors_origins must have no user`)
}

function judgeRedirectUris({ redirect_uris }: HydraClient, context: Context): void {
  for (const uri of redirect_uris) {
    if (uri.includes('#')) throw refused(context, 'redirect_uris must have no fragment', 'invalid_redirect_uri')
    if (!isGoUrl(uri)) throw refused(context, `the redirect URI ${uri} is no URL`, 'invalid_redirect_uri')
  }
}

function judgePostLogoutUri(uri: string, redirectUris: readonly string[], refuse: Refuse): void {
  if (!isGoUrl(uri) || !/^(\/|[a-z][a-z0-9+.-]*:)/i.test(uri)) refuse(`the post_logout_redirect_uri ${uri} is no URL`)
  if (!redirectUris.some((other) => originOf(other) === originOf(uri))) {
    refuse(`the post_logout_redirect_uri ${uri} must have scheme, host and port of one of the redirect_uris`)
  }
}

const originOf = (uri: string): string => (/^[^:/?#]+:\/\/[^/?#]*/.exec(uri)?.[0] ?? '').toLowerCase()

/** OpenID Connect Dynamic Client Registration 1.0 section 5. */
async function judgeSector(client: HydraClient, context: Context): Promise<void> {
  const { sector_identifier_uri, redirect_uris } = client
  if (!sector_identifier_uri.startsWith('https://')) {
    throw refusedSector(context, 'sector_identifier_uri must be an https URL')
  }
  const listed = await listAt(sector_identifier_uri, context)
  if (listed === undefined) throw refusedSector(context, 'sector_identifier_uri could not be read')
  const missing = redirect_uris.find((uri) => !listed.includes(uri))
  if (missing !== undefined) {
    throw refusedSector(context, `the redirect URI ${missing} is not listed at sector_identifier_uri`)
  }
}

async function listAt(url: string, { fetch }: Context): Promise<readonly unknown[] | undefined> {
  try {
    const value: unknown = await (await fetch(new Request(url))).json()
    return Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}
