import { once } from '../once.js'
import { type MadeClient, madeClient } from './made-client.js'

/** Metadata of every kind that a deployment of any configuration takes. */
export const FULL_METADATA = {
  client_name: 'Full client',
  redirect_uris: ['https://client.example/cb', 'https://client.example/cb2?x=1'],
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  scope: 'openid offline',
  audience: ['https://api.example/'],
  owner: 'owner-1',
  policy_uri: 'https://client.example/policy',
  tos_uri: 'https://client.example/tos',
  client_uri: 'https://client.example/',
  logo_uri: 'https://client.example/logo.png',
  contacts: ['dev@client.example'],
  allowed_cors_origins: ['https://client.example'],
  token_endpoint_auth_method: 'client_secret_post',
  userinfo_signed_response_alg: 'RS256',
  request_object_signing_alg: 'RS256',
  request_uris: ['https://client.example/ro'],
  frontchannel_logout_uri: 'https://client.example/fcl',
  frontchannel_logout_session_required: true,
  backchannel_logout_uri: 'https://client.example/bcl',
  backchannel_logout_session_required: true,
  post_logout_redirect_uris: ['https://client.example/bye'],
  metadata: { tier: 'gold', n: 3, list: [1, 'a', null] },
}

/** A client of which everything was set; nobody may change it. */
export const fullClient: (context: Parameters<typeof madeClient>[0]) => Promise<MadeClient> = once((context) =>
  madeClient(context, FULL_METADATA),
)
