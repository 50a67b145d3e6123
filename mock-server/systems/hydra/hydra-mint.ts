import { milliseconds, seconds } from '../../clock.js'
import type { MintedIdToken } from '../../control/mint.js'
import type { JsonObject } from '../../seams.js'
import { claimsFor } from './app/person-claims.js'
import { words } from './authorization/scope.js'
import { subjectIdentifier } from './authorization/subject-identifier.js'
import type { HydraContext } from './context.js'
import type { HydraGrant } from './flow-records.js'
import type { HydraClient } from './records.js'
import { issueAccessToken, keepGrant, longestKnown } from './token/credentials.js'
import { idTokenClaims } from './token/id-token.js'
import { lifespan } from './token/lifespans.js'
import { uuid } from './uuid.js'

/** Whom a minted token of a Hydra system is for. */
export interface HydraMintedFor {
  /** A client that was created at the admin side, or registered itself. */
  readonly client_id: string
  /** Whom it speaks of: any subject that a login app might accept. @default that of the first person of the options */
  readonly subject?: string
  /** @default 'openid' */
  readonly scope?: string
}

/** An ID token to be made. */
export interface HydraMintedIdToken
  extends HydraMintedFor,
    Pick<MintedIdToken, 'claims' | 'header' | 'nonce' | 'expiresIn'> {}

/** An access token to be made. With `subject: null` the client acts for itself. */
export interface HydraMintedAccessToken extends Omit<HydraMintedFor, 'subject'> {
  readonly subject?: string | null
  /** @default [] */
  readonly audience?: readonly string[]
  /** What a consent app would give to access tokens: `ext` of introspection and JWTs. @default {} */
  readonly claims?: Readonly<JsonObject>
}

/** Makes tokens of a Hydra system without a flow. Faults don't touch them. Rejects for a client that is not there. */
export interface HydraMint {
  /** A signed ID token; right unless `claims` or `header` make it wrong. */
  idToken(wish: HydraMintedIdToken): Promise<string>
  /** An access token that introspection and UserInfo know, opaque or a JWT as the settings or the client have it. */
  accessToken(wish: HydraMintedAccessToken): Promise<string>
}

export const hydraMintOf = (context: HydraContext): HydraMint => ({
  async idToken({ claims, header, nonce = '', expiresIn, ...wish }) {
    const client = await clientOf(context, wish)
    const life =
      expiresIn === undefined
        ? lifespan(context, client, 'authorization_code_grant', 'id_token')
        : Math.floor(milliseconds(expiresIn) / 1_000)
    const grant = await grantFor(context, client, wish)
    const honest = await idTokenClaims(context, client, grant, { nonce, life })
    return context.keys.sign('id-token', { ...(header && { header }), claims: { ...honest, ...claims } })
  },
  async accessToken({ subject, audience = [], claims = {}, ...wish }) {
    const client = await clientOf(context, wish)
    const grant =
      subject === null
        ? ofItself(context, client, wish)
        : await grantFor(context, client, { ...wish, ...(subject !== undefined && { subject }) })
    const full = { ...grant, audience, access_claims: { ...claims } }
    const by = subject === null ? 'client_credentials_grant' : 'authorization_code_grant'
    const life = lifespan(context, client, by, 'access_token')
    await keepGrant(context, full, longestKnown(context, [life]))
    return issueAccessToken(context, client, full, { life, operationId: 'getToken' })
  },
})

async function clientOf({ store }: HydraContext, { client_id }: { readonly client_id: string }): Promise<HydraClient> {
  const record = await store.get('hydra_client', client_id)
  if (record !== undefined) return record.client
  throw new RangeError(`mint: there is no client ${client_id}; create it at the admin side first`)
}

const SCOPE = 'openid'

/** What a person would have allowed. */
async function grantFor(
  context: HydraContext,
  client: HydraClient,
  { subject = context.people.all[0]?.sub, scope = SCOPE }: HydraMintedFor,
): Promise<HydraGrant> {
  if (subject === undefined) throw new RangeError('mint: the options name no person, so say the subject')
  const now = seconds(context.clock)
  const scopes = words(scope)
  return {
    ...ofItself(context, client, { scope }),
    subject,
    obfuscated_subject: await subjectIdentifier(context, client, { subject }),
    id_claims: claimsFor(context, subject, scopes),
    openid: { auth_time: now, rat: now, acr: '', amr: [], sid: uuid(context.random), nonce: '', iat: now },
  }
}

/** What a client may do for itself. */
const ofItself = (
  { random }: HydraContext,
  { client_id, incarnation }: HydraClient,
  { scope = SCOPE }: Pick<HydraMintedFor, 'scope'>,
): HydraGrant => ({
  id: uuid(random),
  client_id,
  client_incarnation: incarnation,
  consent_request_id: '',
  subject: client_id,
  obfuscated_subject: client_id,
  scope: words(scope),
  requested_scope: words(scope),
  audience: [],
  access_claims: {},
  id_claims: {},
  generation: 0,
  until: 0,
})
