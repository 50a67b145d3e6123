import type { Handler } from '../context.js'
import { jsonResponse } from '../json-response.js'
import { providerMetadata } from './provider-metadata.js'

/** Long enough to spare requests, short enough for a change of the mock to be seen. */
const BRIEFLY = { 'cache-control': 'public, max-age=60' } as const

/** Provider Configuration, OpenID Connect Discovery 1.0 section 4, and Authorization Server Metadata, RFC 8414 section 3. */
export const getDiscovery: Handler = (_request, context) =>
  jsonResponse(context.through('metadata', providerMetadata(context), { issuer: context.issuer }), 200, BRIEFLY)

/** The key set behind `jwks_uri`, RFC 7517 section 5. */
export const getJwks: Handler = async (_request, context) =>
  jsonResponse(context.through('jwks', await context.keys.jwks()), 200, BRIEFLY)
