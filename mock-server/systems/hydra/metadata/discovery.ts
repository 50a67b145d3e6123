import type { JsonObject } from '../../../seams.js'
import { subjectTypesOf } from '../authorization/subject-identifier.js'
import type { HydraContext, HydraHandler } from '../context.js'
import { json } from '../respond.js'
import type { HydraSettings } from '../settings.js'

/** `/.well-known/openid-configuration`. */
export const discoverOidcConfiguration: HydraHandler = async (_request, context) => {
  // Lines that tell the algorithm of the key make one where it was deleted.
  if (context.line.discovery.signedResponses) await context.keys.settle('id-token')
  const signed = await context.keys.algorithm('id-token')
  // The server looks at the public half of the key, and a secret has none.
  const alg = signed.startsWith('HS') ? '' : signed
  return json(context.through('metadata', metadataOf(context, alg), { issuer: context.issuer }))
}

function metadataOf(context: HydraContext, alg: string): JsonObject {
  const { settings, issuer, publicUrl } = context
  const base = issuer.replace(/\/+$/, '')
  const { discovery, flows } = context.line
  const registration = settings.discoveryRegistrationUrl
  // Where flows begin, tokens are given too.
  const where = { issuer: base, 'issuer or as set': base, 'public or as set': publicUrl('') }[flows.authorizeUrl]
  const set: Partial<HydraSettings> = flows.authorizeUrl === 'issuer' ? {} : settings
  return {
    issuer: issuer,
    authorization_endpoint: set.discoveryAuthUrl ?? `${where}/oauth2/auth`,
    ...(discovery.device && {
      device_authorization_endpoint: settings.discoveryDeviceUrl ?? `${where}/oauth2/device/auth`,
    }),
    ...(registration !== undefined && { registration_endpoint: registration }),
    token_endpoint: set.discoveryTokenUrl ?? `${where}/oauth2/token`,
    jwks_uri: set.discoveryJwksUrl ?? `${base}/.well-known/jwks.json`,
    subject_types_supported: subjectTypesOf(settings),
    response_types_supported: ['code', 'code id_token', 'id_token', 'token id_token', 'token', 'token id_token code'],
    claims_supported: once(['sub', ...settings.discoveryClaims]),
    grant_types_supported: discovery.grantTypes,
    response_modes_supported: discovery.responseModes,
    userinfo_endpoint: settings.discoveryUserinfoUrl ?? publicUrl('/userinfo'),
    scopes_supported: once(['offline_access', 'offline', 'openid', ...settings.discoveryScopes]),
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic', 'private_key_jwt', 'none'],
    userinfo_signing_alg_values_supported: ['none', alg],
    id_token_signing_alg_values_supported: [alg],
    ...(discovery.signedResponses && {
      id_token_signed_response_alg: [alg],
      userinfo_signed_response_alg: [alg],
    }),
    request_parameter_supported: true,
    request_uri_parameter_supported: true,
    require_request_uri_registration: true,
    claims_parameter_supported: false,
    revocation_endpoint: `${base}/oauth2/revoke`,
    backchannel_logout_supported: true,
    backchannel_logout_session_supported: true,
    frontchannel_logout_supported: true,
    frontchannel_logout_session_supported: true,
    end_session_endpoint: `${base}/oauth2/sessions/logout`,
    ...discovery.last(settings.discoveryCredentialsUrl ?? publicUrl('/credentials')),
  }
}

const once = (values: readonly string[]): readonly string[] => [...new Set(values)]
