import type { JsonObject } from '../harness/context.js'
import type { HydraRequest } from '../harness/hydra/hydra-api.js'
import { strings } from '../harness/json.js'
import type { AnswerRow } from '../hydra/answer-checks.js'
import { HYDRA_2 } from '../hydra/requirement.js'
import { Skip } from '../verdict.js'
import { madeClient, ownClientId } from './made-client.js'
import { INVALID_METADATA } from './refusals.js'

interface Invalid {
  readonly name: string
  /** What is refused: ends the sentence of the title. */
  readonly what: string
  readonly metadata: Readonly<JsonObject>
  /** @default 'invalid_client_metadata' */
  readonly error?: 'invalid_client_metadata' | 'invalid_redirect_uri'
  /** A type of subject identifiers that the server must not have; where it has it, there is nothing to refuse. */
  readonly unlessSupported?: string
}

const REDIRECTS = { redirect_uris: ['https://client.example/cb'] }

const INVALID: readonly Invalid[] = [
  { name: 'secret-too-short', what: 'a secret of less than six characters', metadata: { client_secret: 'abc' } },
  {
    name: 'redirect-uri-fragment',
    what: 'a redirect URI with a fragment',
    metadata: { redirect_uris: ['https://client.example/#frag'] },
    error: 'invalid_redirect_uri',
  },
  {
    name: 'redirect-uri-garbage',
    what: 'a redirect URI that is none',
    metadata: { redirect_uris: ['http://%zz'] },
    error: 'invalid_redirect_uri',
  },
  {
    name: 'no-keys',
    what: 'private_key_jwt without keys',
    metadata: { token_endpoint_auth_method: 'private_key_jwt' },
  },
  {
    name: 'keys-twice',
    what: 'keys given both as they are and by their address',
    metadata: { jwks: { keys: [] }, jwks_uri: 'https://client.example/jwks.json' },
  },
  { name: 'subject-type', what: 'an unknown type of subject identifiers', metadata: { subject_type: 'mystery' } },
  {
    name: 'pairwise',
    what: 'pairwise subject identifiers where they are not configured',
    metadata: { subject_type: 'pairwise' },
    unlessSupported: 'pairwise',
  },
  {
    name: 'userinfo-alg',
    what: 'an algorithm that UserInfo cannot be signed with',
    metadata: { userinfo_signed_response_alg: 'HS256' },
  },
  {
    name: 'post-logout-uri-foreign',
    what: 'an address for after the logout on a host of no redirect URI',
    metadata: { ...REDIRECTS, post_logout_redirect_uris: ['https://other.example/bye'] },
  },
  {
    name: 'post-logout-uri-garbage',
    what: 'an address for after the logout that is none',
    metadata: { ...REDIRECTS, post_logout_redirect_uris: ['::'] },
  },
  {
    name: 'sector-identifier',
    what: 'a sector identifier that is not https',
    metadata: { ...REDIRECTS, sector_identifier_uri: 'http://client.example/sector.json' },
  },
  {
    name: 'cors-origin',
    what: 'an allowed origin that is none',
    metadata: { allowed_cors_origins: ['not an origin'] },
  },
]

/** Metadata that a server does not take, one defect at a time. */
export const invalidMetadataRows: readonly AnswerRow[] = [
  ...INVALID.map(
    ({ name, what, metadata, error, unlessSupported }): AnswerRow => ({
      name: `create-${name}`,
      title: `The creation of a client refuses ${what}`,
      operation: 'createOAuth2Client',
      request: (context): HydraRequest => {
        if (
          unlessSupported !== undefined &&
          strings(context.metadata.subject_types_supported).includes(unlessSupported)
        )
          throw new Skip(`the server is configured for ${unlessSupported} subject identifiers`)
        return { json: { client_id: ownClientId(context), ...metadata } }
      },
      expected: INVALID_METADATA(error),
    }),
  ),
  {
    name: 'update-secret-too-short',
    title: 'The update of a client refuses a secret of less than six characters',
    operation: 'setOAuth2Client',
    request: async (context) => {
      const { id } = await madeClient(context)
      return { path: { id }, json: { client_id: id, client_secret: 'abc' } }
    },
    expected: INVALID_METADATA(),
  },
  {
    name: 'patch-invalid',
    title: 'A patch of a client refuses an unknown type of subject identifiers',
    operation: 'patchOAuth2Client',
    systems: HYDRA_2,
    request: async (context) => {
      const { id } = await madeClient(context)
      return { path: { id }, json: [{ op: 'replace', path: '/subject_type', value: 'mystery' }] }
    },
    expected: INVALID_METADATA(),
  },
]
