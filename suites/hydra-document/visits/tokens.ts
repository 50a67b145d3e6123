import type { HydraOperationName } from '../../../specs/index.js'
import type { CheckContext, Client } from '../../harness/context.js'
import { nonEmpty } from '../../harness/json.js'
import { redeemed, untilGranted } from '../../hydra/challenge-flow.js'
import { once } from '../../once.js'
import { Skip } from '../../verdict.js'
import { ask, MARK, NOTHING, textIn, type Visit } from './visit.js'

const serviceClient = (context: CheckContext): Promise<Client> =>
  context.client({ grant_types: ['client_credentials'], distinct: 'hydra-document' })

const credentialsGrant = { grant_type: 'client_credentials' }

/** An access token for no person. */
async function serviceToken(context: CheckContext): Promise<string> {
  return textIn(await context.token({ client: await serviceClient(context), form: credentialsGrant }), 'access_token')
}

/** An access token of someone who signed in. */
const personToken = once(async (context): Promise<string> => {
  const { tokens } = await redeemed(context, await untilGranted(context))
  const token = nonEmpty(tokens.access_token)
  if (token === undefined) throw new Skip('there is no access token', 'token/token-success')
  return token
})

const visitToken: Visit = async (context) => {
  const client = await serviceClient(context)
  return [
    await context.token({ client, form: { grant_type: 'urn:touchstone:unknown' }, headers: MARK }),
    await context.token({ client, form: credentialsGrant, headers: MARK }),
  ]
}

const visitIntrospection: Visit = async (context) => [
  await ask(context, 'introspectOAuth2Token', { form: {} }),
  await ask(context, 'introspectOAuth2Token', { form: { token: await serviceToken(context) } }),
]

const visitRevocation: Visit = async (context) => {
  const url = context.hydra.url('revokeOAuth2Token')
  const request = { client: await serviceClient(context), url, headers: MARK }
  const form = { token: await serviceToken(context) }
  return [
    await context.token({ ...request, form, authentication: { method: 'omitted' } }),
    await context.token({ ...request, form }),
  ]
}

/** Asked without a client, a server that is wrong might take all. */
const visitDeletion: Visit = async (context) => [
  await ask(context, 'deleteOAuth2Token', { query: { client_id: NOTHING } }),
  await ask(context, 'deleteOAuth2Token', { query: { client_id: (await serviceClient(context)).client_id } }),
]

/** Nothing is as old as what is asked for. */
const visitFlush: Visit = async (context) => [
  await ask(context, 'flushInactiveOAuth2Tokens', { body: '{', headers: { 'content-type': 'application/json' } }),
  await ask(context, 'flushInactiveOAuth2Tokens', { json: { notAfter: '1970-01-01T00:00:00Z' } }),
]

const visitUserInfo: Visit = async (context) => [
  await ask(context, 'getOidcUserInfo'),
  await ask(context, 'getOidcUserInfo', { headers: { authorization: `Bearer ${await personToken(context)}` } }),
]

/** Without a proof of the key the server says which nonce it is to have. */
const visitCredentials: Visit = async (context) => {
  const json = { format: 'jwt_vc_json', types: ['VerifiableCredential', 'UserInfoCredential'] }
  const headers = { authorization: `Bearer ${await personToken(context)}` }
  return [
    await ask(context, 'createVerifiableCredential', { json }),
    await ask(context, 'createVerifiableCredential', {
      json: { ...json, proof: { proof_type: 'jwt', jwt: '' } },
      headers,
    }),
  ]
}

const visitAuthorization: Visit = async (context) => {
  const client = await context.client()
  const visit = (client_id: string) => {
    const query = {
      client_id,
      redirect_uri: client.redirect_uris[0],
      response_type: 'code',
      scope: 'openid',
      state: context.random(16),
    }
    return context.visit(context.browser(), { url: context.hydra.url('oAuth2Authorize', { query }), headers: MARK })
  }
  return [await visit(NOTHING), await visit(client.client_id)]
}

export const tokenVisits = {
  oAuth2Authorize: visitAuthorization,
  oauth2TokenExchange: visitToken,
  introspectOAuth2Token: visitIntrospection,
  revokeOAuth2Token: visitRevocation,
  deleteOAuth2Token: visitDeletion,
  flushInactiveOAuth2Tokens: visitFlush,
  getOidcUserInfo: visitUserInfo,
  createVerifiableCredential: visitCredentials,
} satisfies Readonly<Partial<Record<HydraOperationName, Visit>>>
