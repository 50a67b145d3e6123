import type { CheckContext, Client } from '../harness/context.js'
import { anyResponseType } from '../response-types/response-type.js'
import { Skip } from '../verdict.js'

/** Uses an operation: once as it should be, and where that is cheap once so that it is refused. */
export type Visit = (context: CheckContext) => Promise<unknown>

const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code'

const usualClient = (context: CheckContext): Promise<Client> =>
  context.client({ response_types: [anyResponseType(context.capabilities)] })

const accessToken = async (context: CheckContext): Promise<string> => {
  const { accessToken, failure } = await context.flow({ response_type: anyResponseType(context.capabilities) })
  if (accessToken === undefined) throw new Skip('there is no access token', failure?.blame)
  return accessToken
}

export const visitKeySet: Visit = (context) => context.jwks()

/** A request of a browser without session that wants no page, and one of a client that nobody knows. */
const visitAuthorization =
  (method: 'GET' | 'POST'): Visit =>
  async (context) => {
    const client = await usualClient(context)
    const response_type = anyResponseType(context.capabilities)
    const unknown = {
      client_id: context.random(20),
      redirect_uri: client.redirect_uris[0],
      response_type,
      scope: 'openid',
    }
    const url = context.endpoint('authorization_endpoint')
    const silent = { response_type, prompt: 'none', display: 'touch' }
    return Promise.all([
      context.authorize({ client, method, parameters: silent }),
      context.http(method === 'POST' ? { url, form: unknown } : { url: withQuery(url, unknown) }),
    ])
  }

export const visitAuthorize = visitAuthorization('GET')
export const visitAuthorizeByPost = visitAuthorization('POST')

const withQuery = (url: string, parameters: Readonly<Record<string, string>>): string => {
  const target = new URL(url)
  for (const [name, value] of Object.entries(parameters)) target.searchParams.set(name, value)
  return target.href
}

export const visitToken: Visit = async (context) => {
  const client = await usualClient(context)
  return Promise.all([
    context.flow({ response_type: anyResponseType(context.capabilities) }),
    context.token({ client, form: { grant_type: 'urn:touchstone:unknown' } }),
  ])
}

const visitUserinfoBy =
  (method: 'GET' | 'POST'): Visit =>
  async (context) => {
    const url = context.endpoint('userinfo_endpoint')
    const authorization = `Bearer ${await accessToken(context)}`
    const headers = { accept: 'application/json' }
    return Promise.all([
      context.http({ url, method, headers: { ...headers, authorization } }),
      context.http({ url, method, headers }),
    ])
  }

export const visitUserinfo = visitUserinfoBy('GET')
export const visitUserinfoByPost = visitUserinfoBy('POST')

/** A person signs out at the provider itself, and a client sends one whose ID Token can't be read. */
export const visitEndSession: Visit = async (context) => {
  const url = context.endpoint('end_session_endpoint')
  return Promise.all([context.http({ url }), context.http({ url: withQuery(url, { id_token_hint: 'unreadable' }) })])
}

export const visitEndSessionByPost: Visit = async (context) => {
  const url = context.endpoint('end_session_endpoint')
  return Promise.all([context.http({ url, form: {} }), context.http({ url, form: { id_token_hint: 'unreadable' } })])
}

/** Asks about a token that was never issued, with and without authentication. */
const visitWithUnknownToken =
  (member: string): Visit =>
  async (context) => {
    const url = context.endpoint(member)
    const client = await usualClient(context)
    const form = { token: context.random(43) }
    return Promise.all([
      context.token({ client, url, form }),
      context.token({ client, url, form, authentication: { method: 'omitted' } }),
    ])
  }

export const visitIntrospection = visitWithUnknownToken('introspection_endpoint')
export const visitRevocation = visitWithUnknownToken('revocation_endpoint')

export const visitPushedRequest: Visit = async (context) => {
  const url = context.endpoint('pushed_authorization_request_endpoint')
  const client = await usualClient(context)
  const form = {
    response_type: anyResponseType(context.capabilities),
    client_id: client.client_id,
    redirect_uri: client.redirect_uris[0],
    scope: 'openid',
    state: context.random(),
    nonce: context.random(),
    code_challenge: context.random(43),
    code_challenge_method: 'S256',
  }
  return Promise.all([
    context.token({ client, url, form }),
    // RFC 9126 section 2.1: a pushed request can't point to another one.
    context.token({ client, url, form: { ...form, request_uri: 'urn:touchstone:unknown' } }),
  ])
}

export const visitDeviceAuthorization: Visit = async (context) => {
  const url = context.endpoint('device_authorization_endpoint')
  const mayAsk = context.capabilities.grantTypes.includes(DEVICE_GRANT)
  const client = mayAsk
    ? await context.client({ grant_types: ['authorization_code', DEVICE_GRANT], distinct: 'device' })
    : await usualClient(context)
  return Promise.all([
    context.token({ client, url, form: { scope: 'openid' } }),
    context.token({ client, url, form: { scope: 'openid' }, authentication: { method: 'omitted' } }),
  ])
}

/** Where RFC 8414 section 3.1 has the metadata: between the host and the path of the issuer. */
export function serverMetadataUrl(issuer: string): string {
  const { origin, pathname } = new URL(issuer)
  return `${origin}/.well-known/oauth-authorization-server${pathname === '/' ? '' : pathname}`
}

export const visitServerMetadata: Visit = async (context) => {
  const url = serverMetadataUrl(context.target.issuer)
  const { response } = await context.http({ url, headers: { accept: 'application/json' } })
  if (response.status === 404) throw new Skip('the target has no metadata of an authorization server')
  return response
}
