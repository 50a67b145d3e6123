import { seconds } from '../../../clock.js'
import type { JsonObject } from '../../../seams.js'
import type { HydraContext } from '../context.js'
import { dateTime, NEVER } from '../date-time.js'
import type { HydraGrant } from '../flow-records.js'
import { sorted } from '../json-values.js'
import { SERVER_SETS } from '../keys/hydra-keys.js'
import { leavesOutNbf, strategyOf } from './credentials.js'
import { type LifespanOf, lifespan } from './lifespans.js'
import type { TokenRequest } from './token-request.js'

/** A list that nobody put anything into. */
const orNull = (list: readonly string[]): readonly string[] | null => (list.length === 0 ? null : list)

/** How the servers go on after a request of each grant type. */
interface GrantTraits {
  readonly by: LifespanOf
  /** What was granted becomes known only when tokens are made, after the hook. */
  readonly grantsLate: boolean
  readonly refreshes: boolean
}
const GRANTS: Readonly<Record<string, GrantTraits>> = {
  authorization_code: { by: 'authorization_code_grant', grantsLate: true, refreshes: true },
  refresh_token: { by: 'refresh_token_grant', grantsLate: false, refreshes: true },
  client_credentials: { by: 'client_credentials_grant', grantsLate: false, refreshes: false },
  'urn:ietf:params:oauth:grant-type:jwt-bearer': { by: 'jwt_bearer_grant', grantsLate: false, refreshes: false },
  'urn:ietf:params:oauth:grant-type:device_code': {
    by: 'device_authorization_grant',
    grantsLate: true,
    refreshes: true,
  },
}

const traitsOf = (request: TokenRequest): GrantTraits => {
  const traits = GRANTS[request.parameter('grant_type')]
  if (traits === undefined) throw new Error('a hook is asked for a grant type that nobody knows')
  return traits
}

/** What a token hook is told: the session as it would go into tokens, and the request. */
export async function tokenHookBody(
  context: HydraContext,
  request: TokenRequest,
  grant: HydraGrant,
): Promise<JsonObject> {
  const { grantsLate } = traitsOf(request)
  return {
    session: await sessionOf(context, request, grant),
    request: {
      client_id: grant.client_id,
      requested_scopes: orNull(grant.requested_scope),
      granted_scopes: grantsLate ? [] : grant.scope,
      granted_audience: grantsLate ? [] : grant.audience,
      grant_types: [request.parameter('grant_type')],
      payload: payloadOf(request),
    },
  }
}

/** What a refresh token hook is told; some of it twice, for hooks that are older. */
export async function refreshHookBody(
  context: HydraContext,
  request: TokenRequest,
  grant: HydraGrant,
): Promise<JsonObject> {
  const common = { client_id: grant.client_id, granted_scopes: grant.scope, granted_audience: grant.audience }
  return {
    subject: grant.subject,
    session: await sessionOf(context, request, grant),
    requester: { ...common, grant_types: ['refresh_token'] },
    ...common,
  }
}

/** Parameters that open nothing, and the assertion. */
const SHOWN = ['assertion', 'client_id', 'grant_type', 'response_type', 'scope'] as const

const payloadOf = ({ form }: TokenRequest): JsonObject =>
  Object.fromEntries(SHOWN.filter((name) => form.has(name)).map((name) => [name, form.getAll(name)]))

async function sessionOf(context: HydraContext, request: TokenRequest, grant: HydraGrant): Promise<JsonObject> {
  const { settings, issuer, clock, line } = context
  const { openid } = grant
  const ext = sorted({ ...grant.id_claims, ...(openid !== undefined && openid.sid !== '' && { sid: openid.sid }) })
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
        amr: orNull(openid?.amr ?? []),
        c_hash: openid?.c_hash ?? '',
        ext: (openid === undefined || grant.id_claims === null) && Object.keys(ext).length === 0 ? null : ext,
      },
      headers: { extra: openid === undefined ? null : { kid: grant.kids?.id_token ?? '' } },
      expires_at: expiriesOf(context, request, grant),
      ...(line.flows.tokens.hooksNameNobody && { username: '' }),
      subject: grant.subject,
    },
    extra: grant.access_claims && sorted(grant.access_claims),
    kid: await accessTokenKid(context, request, grant),
    client_id: grant.client_id,
    consent_challenge: grant.consent_request_id,
    exclude_not_before_claim: leavesOutNbf(context, grant),
    allowed_top_level_claims: settings.allowedTopLevelClaims,
    mirror_top_level_claims: settings.mirrorTopLevelClaims,
  }
}

/** When the tokens that are about to be made will be over, and when the code was that they came from. */
function expiriesOf(context: HydraContext, request: TokenRequest, { openid }: HydraGrant): JsonObject {
  const { by, refreshes } = traitsOf(request)
  const now = seconds(context.clock)
  const life = (token: 'access_token' | 'refresh_token') => lifespan(context, request.client, by, token)
  const byCode = openid !== undefined && by !== 'device_authorization_grant'
  return {
    access_token: dateTime(now + life('access_token')),
    ...(byCode && { authorize_code: dateTime(openid.iat + context.settings.authCodeTtl) }),
    ...(refreshes && life('refresh_token') >= 0 && { refresh_token: dateTime(now + life('refresh_token')) }),
  }
}

/** The kid of the key that would sign a JWT access token; `''` where access tokens are opaque. */
async function accessTokenKid(context: HydraContext, { client }: TokenRequest, grant: HydraGrant): Promise<string> {
  const { keys } = context
  if (strategyOf(context, client) !== 'jwt') return ''
  if (grant.kids !== undefined) return grant.kids.access_token ?? ''
  await keys.ensure(SERVER_SETS['access-token'])
  return (await keys.signerId('access-token')) ?? ''
}
