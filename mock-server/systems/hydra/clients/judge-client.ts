import { subjectTypesOf } from '../authorization/subject-identifier.js'
import type { HydraContext } from '../context.js'
import { type HydraError, hydraError } from '../hydra-error.js'
import { isObject } from '../json-values.js'
import type { HydraClient } from '../records.js'
import { type GoUrl, goRequestUrl, goUrl } from './go-url.js'

/** In bytes. */
const SHORTEST_SECRET = 6

/** Algorithms by which clients may sign assertions. */
const ASSERTION_ALGORITHMS: readonly string[] = ['RS', 'PS', 'ES'].flatMap((family) =>
  ['256', '384', '512'].map((size) => `${family}${size}`),
)

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
  given: { readonly secret: string; readonly jwks: unknown },
  context: Context,
): Promise<void> {
  const refuse = (hint: string): never => {
    throw refused(context, hint, 'invalid_client_metadata')
  }
  const { userinfo_signed_response_alg, subject_type } = client
  judgeKeys(client, given.jwks, context, refuse)
  if (context.line.clients.judgesTermsUri && client.tos_uri !== '') judgeTermsUri(client.tos_uri, refuse)
  if (given.secret !== '' && Buffer.byteLength(given.secret) < SHORTEST_SECRET) {
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

type Refuse = (hint: string) => never

function judgeKeys(client: HydraClient, jwks: unknown, { line }: Context, refuse: Refuse): void {
  const { token_endpoint_auth_method, token_endpoint_auth_signing_alg, jwks_uri } = client
  const hasKeys = isObject(jwks) && (line.clients.emptyKeySet === 'counts' || jwks.keys !== undefined)
  if (token_endpoint_auth_method === 'private_key_jwt') {
    if (jwks_uri === '' && !hasKeys) refuse('token_endpoint_auth_method private_key_jwt needs jwks or jwks_uri')
    if (token_endpoint_auth_signing_alg !== '' && !ASSERTION_ALGORITHMS.includes(token_endpoint_auth_signing_alg))
      refuse(`token_endpoint_auth_signing_alg must be one of ${ASSERTION_ALGORITHMS.join(', ')}`)
  }
  if (jwks_uri !== '' && hasKeys) refuse('jwks and jwks_uri must not both be there')
  if (line.clients.onlyAsymmetricKeys && isObject(jwks) && Array.isArray(jwks.keys)) {
    if (jwks.keys.some((key: unknown) => !isObject(key) || key.kty === 'oct'))
      refuse('jwks holds a key that is not asymmetric')
  }
}

function judgeTermsUri(uri: string, refuse: Refuse): void {
  if (!/^https?$/.test(goRequestUrl(uri)?.scheme ?? '')) refuse('tos_uri must begin with https:// or http://')
}

function judgeOrigin(origin: string, refuse: Refuse): void {
  const url = goUrl(origin)
  if (url === undefined) refuse(`the origin ${origin} of allowed_cors_origins is no URL`)
  if (!/^https?$/.test(url.scheme))
    refuse(`the origin ${origin} of allowed_cors_origins must begin with https:// or http://`)
  if (url.user !== '') refuse(`the origin ${origin} of allowed_cors_origins must have no user`)
  if (url.rest.replace(/^\/*/, '') !== '')
    refuse(`the origin ${origin} of allowed_cors_origins must have no path, query and fragment`)
}

function judgeRedirectUris({ redirect_uris }: HydraClient, context: Context): void {
  for (const uri of redirect_uris) {
    if (uri.includes('#')) throw refused(context, 'redirect_uris must have no fragment', 'invalid_redirect_uri')
    if (goRequestUrl(uri) === undefined)
      throw refused(context, `the redirect URI ${uri} is no URL`, 'invalid_redirect_uri')
  }
}

function judgePostLogoutUri(uri: string, redirectUris: readonly string[], refuse: Refuse): void {
  const url = goRequestUrl(uri)
  if (url === undefined) refuse(`the post_logout_redirect_uri ${uri} is no URL`)
  if (!redirectUris.some((other) => haveSameOrigin(goRequestUrl(other), url))) {
    refuse(`the post_logout_redirect_uri ${uri} must have scheme, host and port of one of the redirect_uris`)
  }
}

const haveSameOrigin = (one: GoUrl | undefined, other: GoUrl): boolean =>
  one !== undefined && one.scheme === other.scheme && one.host === other.host && one.port === other.port

/** OpenID Connect Dynamic Client Registration 1.0 section 5. */
async function judgeSector(client: HydraClient, context: Context): Promise<void> {
  const { sector_identifier_uri, redirect_uris } = client
  const url = goUrl(sector_identifier_uri)
  if (url === undefined) throw refused(context, 'sector_identifier_uri is no URL', 'invalid_client_metadata')
  if (url.scheme !== 'https') {
    throw refusedSector(context, 'sector_identifier_uri must be an https URL')
  }
  const listed = await listAt(sector_identifier_uri, context)
  if (listed === undefined || listed.length === 0)
    throw refusedSector(context, 'sector_identifier_uri could not be read')
  const missing = redirect_uris.find((uri) => !listed.includes(uri))
  if (missing !== undefined) {
    throw refusedSector(context, `the redirect URI ${missing} is not listed at sector_identifier_uri`)
  }
}

async function listAt(url: string, { fetch }: Context): Promise<readonly unknown[] | undefined> {
  try {
    const value: unknown = await (await fetch(new Request(url))).json()
    return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined
  } catch {
    return undefined
  }
}
