import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../seams.js'
import { HYDRA_SYSTEMS, type HydraSystem } from '../systems.js'
import { TestingHydra } from '../testing-hydra.js'

const METADATA = 'invalid_client_metadata'
const REDIRECT = 'invalid_redirect_uri'
const MALFORMED = 'malformed'
const OCT = { kty: 'oct', k: 'c2VjcmV0', kid: 'k' }
const URI = 'https://client.example/keys'
const CB = ['https://client.example/cb']

/** Metadata, the error, and the lines that refuse. */
type Row = readonly [what: string, metadata: JsonObject, error: string | undefined, lines: readonly HydraSystem[]]
type Stated = readonly [what: string, metadata: JsonObject, error?: string, lines?: readonly HydraSystem[]]
const STATED: readonly Stated[] = [
  ['a redirect URI without a scheme', { redirect_uris: ['callback'] }, REDIRECT],
  ['an empty redirect URI', { redirect_uris: [''] }, REDIRECT],
  ['a redirect URI with a port that is none', { redirect_uris: ['https://client.example:port/'] }, REDIRECT],
  ['a redirect URI of one word after its scheme', { redirect_uris: ['app:%zz'] }],
  ['a secret of six bytes', { client_secret: 'äöü' }],
  ['a secret of five bytes', { client_secret: 'abcde' }, METADATA],
  [
    'an algorithm that signs no assertion',
    { token_endpoint_auth_method: 'private_key_jwt', jwks_uri: URI, token_endpoint_auth_signing_alg: 'HS256' },
    METADATA,
  ],
  ['such an algorithm of another method', { token_endpoint_auth_signing_alg: 'HS256' }],
  [
    'a set without keys beside jwks_uri',
    { jwks: {}, jwks_uri: URI },
    METADATA,
    ['hydra-1.5', 'hydra-1.9', 'hydra-2.3'],
  ],
  ['a secret in jwks', { jwks: { keys: [OCT] } }, METADATA, ['hydra-2.3', 'hydra-2']],
  ['tos_uri that is no URL of the web', { tos_uri: 'ftp://client.example' }, METADATA, ['hydra-2']],
  ['a CORS origin with a user', { allowed_cors_origins: ['https://me@client.example'] }, METADATA],
  ['a CORS origin with a path', { allowed_cors_origins: ['https://client.example/path'] }, METADATA],
  [
    'a URI after logout on another port',
    { redirect_uris: CB, post_logout_redirect_uris: ['https://client.example:8443/'] },
    METADATA,
  ],
  ['a sector identifier that is no URL', { sector_identifier_uri: 'https://%zz/' }, METADATA],
  ['a strategy of access tokens that is none', { access_token_strategy: 'magic' }, METADATA, ['hydra-2.3', 'hydra-2']],
  ['a time that is none', { created_at: 'yesterday' }, MALFORMED],
  ['an end of the secret that is no number', { client_secret_expires_at: 'never' }, MALFORMED],
  ['skip_consent that is no flag', { skip_consent: 'yes' }, MALFORMED, ['hydra-2.3', 'hydra-2']],
]

const ROWS = STATED.map(([what, metadata, error, lines = HYDRA_SYSTEMS]): Row => [what, metadata, error, lines])

describe.each(HYDRA_SYSTEMS)('clients of %s', (system) => {
  test.each(ROWS)('%s', async (_what, metadata, error, lines) => {
    const hydra = await TestingHydra.start(system)
    const { status, json, text } = await hydra.admin('POST', '/clients', metadata)
    const refused = error !== undefined && lines.includes(system)
    const nameless = system.startsWith('hydra-1')
    expect(status, text).toBe(!refused ? 201 : error === MALFORMED && nameless ? 500 : 400)
    if (!refused) return
    if (error === MALFORMED)
      expect(json.error).toBe(nameless ? 'error' : 'The request was malformed or contained invalid parameters')
    else expect(json.error).toBe(system === 'hydra-1.5' ? 'invalid_request' : error)
  })

  test('metadata that are null stay null, and origins are kept in short', async () => {
    const hydra = await TestingHydra.start(system)
    const { json } = await hydra.admin('POST', '/clients', {
      metadata: null,
      allowed_cors_origins: ['HTTPS://a.example//'],
    })
    expect(json).toMatchObject({ metadata: null, allowed_cors_origins: ['https://a.example'] })
  })

  test('a client without scope has those of the settings', async () => {
    const hydra = await TestingHydra.start(system, {
      settings: { dynamicClientRegistrationDefaultScope: ['openid', 'email'] },
    })
    expect((await hydra.admin('POST', '/clients', {})).json.scope).toBe('openid email')
  })

  test('pairwise subjects do not go with JWT access tokens', async () => {
    const settings = {
      subjectTypes: ['public', 'pairwise'],
      pairwiseSalt: 'some-salt-of-ours',
      accessTokenStrategy: 'jwt',
    } as const
    const hydra = await TestingHydra.start(system, { settings })
    expect((await hydra.browse('/.well-known/openid-configuration')).json.subject_types_supported).toEqual(['public'])
    expect((await hydra.admin('POST', '/clients', { subject_type: 'pairwise', redirect_uris: CB })).status).toBe(400)
  })

  test('a public client that becomes another one has the secret that it was made with', async () => {
    const hydra = await TestingHydra.start(system)
    const metadata = { client_id: 'turning', grant_types: ['client_credentials'] }
    await hydra.client({ ...metadata, token_endpoint_auth_method: 'none' })
    await hydra.admin('PUT', '/clients/turning', metadata)
    expect((await hydra.token('turning', { grant_type: 'client_credentials' })).status).toBe(200)
  })

  test('an update says when the client was made as the request has it', async () => {
    const hydra = await TestingHydra.start(system)
    await hydra.client({ client_id: 'dated' })
    const created_at = '2001-02-03T04:05:06Z'
    expect((await hydra.admin('PUT', '/clients/dated', { created_at })).json.created_at).toBe(created_at)
    const kept = (await hydra.admin('GET', '/clients/dated')).json.created_at
    expect(kept === created_at).toBe(system === 'hydra-1.5')
  })
})
