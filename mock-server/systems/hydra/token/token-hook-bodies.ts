import { seconds } from '../../../clock.js'
import type { JsonObject } from '../../../seams.js'
import type { HydraContext } from '../context.js'
import type { HydraGrant } from '../flow-records.js'
import type { TokenRequest } from './token-request.js'

/** Go's time that was never set. */
const NEVER = '0001-01-01T00:00:00Z'

const dateTime = (time: number | undefined): string =>
  time === undefined ? NEVER : new Date(time * 1_000).toISOString().replace('.000Z', 'Z')

/** What a token hook is told: the session as it would go into tokens, and the request. */
export const tokenHookBody = (context: HydraContext, request: TokenRequest, grant: HydraGrant): JsonObject => ({
  session: sessionOf(context, grant),
  request: {
    client_id: grant.client_id,
    granted_scopes: grant.scope,
    granted_audience: grant.audience,
    grant_types: [request.parameter('grant_type')],
    payload: payloadOf(request),
  },
})

/** What a refresh token hook is told; some of it twice, for hooks that are older. */
export function refreshHookBody(context: HydraContext, grant: HydraGrant): JsonObject {
  const common = { client_id: grant.client_id, granted_scopes: grant.scope, granted_audience: grant.audience }
  return {
    subject: grant.subject,
    session: sessionOf(context, grant),
    requester: { ...common, grant_types: ['refresh_token'] },
    ...common,
  }
}

/** Parameters that open nothing, and the assertion. */
const SHOWN = ['grant_type', 'response_type', 'scope', 'client_id', 'assertion'] as const

const payloadOf = ({ form }: TokenRequest): JsonObject =>
  Object.fromEntries(SHOWN.filter((name) => form.has(name)).map((name) => [name, form.getAll(name)]))

function sessionOf({ settings, issuer, clock }: HydraContext, grant: HydraGrant): JsonObject {
  const { openid } = grant
  const { excludeNotBeforeClaim, allowedTopLevelClaims, mirrorTopLevelClaims } = settings
  return {
    id_token: {
      id_token_claims: {
        jti: '',
        iss: issuer,
        sub: openid === undefined ? '' : grant.obfuscated_subject,
        aud: openid === undefined ? null : [grant.client_id],
        nonce: openid?.nonce ?? '',
        exp: NEVER,
        iat: dateTime(openid?.iat ?? seconds(clock)),
        rat: dateTime(openid?.rat),
        auth_time: dateTime(openid?.auth_time),
        at_hash: '',
        acr: openid?.acr ?? '',
        amr: openid?.amr ?? null,
        c_hash: openid?.c_hash ?? '',
        ext: { ...grant.id_claims, ...(openid !== undefined && openid.sid !== '' && { sid: openid.sid }) },
      },
      headers: { extra: {} },
      expires_at: {},
      username: '',
      subject: grant.subject,
    },
    extra: grant.access_claims,
    kid: '',
    client_id: grant.client_id,
    consent_challenge: grant.consent_request_id,
    exclude_not_before_claim: excludeNotBeforeClaim && openid !== undefined,
    allowed_top_level_claims: allowedTopLevelClaims,
    mirror_top_level_claims: mirrorTopLevelClaims,
  }
}
