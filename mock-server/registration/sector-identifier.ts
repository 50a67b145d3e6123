import type { ProviderContext } from '../context.js'
import type { JsonObject } from '../seams.js'
import { ClientMetadataError } from './client-metadata-error.js'
import { fetchText } from './fetch-text.js'

/** Judges `sector_identifier_uri`: its JSON array must hold every redirect URI. Dynamic Client Registration 1.0 section 5. */
export async function judgeSectorIdentifier(
  context: Pick<ProviderContext, 'fetch' | 'rules'>,
  metadata: Readonly<JsonObject>,
): Promise<void> {
  const { sector_identifier_uri: uri, redirect_uris } = metadata
  if (typeof uri !== 'string' || !context.rules.enforces('registration-metadata')) return
  const listed = await listOfUris(context, uri)
  const missing = Array.isArray(redirect_uris) ? redirect_uris.findIndex((redirect) => !listed.includes(redirect)) : -1
  if (missing >= 0) throw new ClientMetadataError('sector_identifier_uri', `does not list redirect_uris[${missing}]`)
}

async function listOfUris(context: Pick<ProviderContext, 'fetch'>, uri: string): Promise<readonly unknown[]> {
  let body: unknown
  try {
    body = JSON.parse(await fetchText(context, uri))
  } catch {
    throw new ClientMetadataError('sector_identifier_uri', 'cannot be fetched as a JSON document')
  }
  if (Array.isArray(body)) return body
  throw new ClientMetadataError('sector_identifier_uri', 'does not lead to a JSON array')
}
