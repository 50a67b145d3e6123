import { seconds } from '../../../clock.js'
import { fingerprint } from '../../../digest.js'
import { unguessable } from '../../../random.js'
import type { JsonObject } from '../../../seams.js'
import { prolongConsent } from '../consent/consent-records.js'
import type { HydraContext } from '../context.js'
import type { HydraAccessToken, HydraCode, HydraGrant, HydraRefreshToken } from '../flow-records.js'
import type { HydraClient, HydraClientRecord } from '../records.js'
import { credential, type Moment, seamOf } from '../seam.js'
import { DEFAULT_SETTINGS } from '../settings.js'
import { uuid } from '../uuid.js'
import { isForgotten } from './flushed.js'
import { knownUntil } from './known-until.js'
import { isUsable } from './rotation.js'

/** A credential as the servers write it: a random part, a full stop and what proves it. */
export const newCredential = (context: HydraContext, kind: keyof typeof KINDS): string =>
  credential(context, KINDS[kind], unproven(context, context.line.flows.tokens.prefixes[kind]))

/** A random part, a full stop and another, after a prefix. */
export const unproven = ({ random }: Pick<HydraContext, 'random'>, prefix: string): string =>
  `${prefix}${unguessable(random)}.${unguessable(random)}`

/** What seams call a credential. */
const KINDS = { access: 'access_token', refresh: 'refresh_token', code: 'authorization_code' } as const

/** Keeps a grant until the last credential that points to it is forgotten, and as long the consent that it came from. */
export async function keepGrant(context: HydraContext, grant: HydraGrant, until: number): Promise<void> {
  const kept = await context.store.update(
    'hydra_grant',
    grant.id,
    (before) => ({ ...grant, until: Math.max(before?.until ?? 0, until) }),
    (made) => made.until,
  )
  if (grant.consent_request_id !== '') await prolongConsent(context, grant.consent_request_id, kept?.until ?? until)
}

/** An access token for a grant: opaque or a JWT, by the settings or the client. `life` in seconds; the rest is for seams. */
export async function issueAccessToken(
  context: HydraContext,
  client: HydraClient,
  grant: HydraGrant,
  { life, ...moment }: { readonly life: number } & Moment,
): Promise<string> {
  const iat = seconds(context.clock)
  const exp = iat + life
  const strategy = strategyOf(context, client)
  const token =
    strategy === 'jwt'
      ? credential(context, 'access_token', await jwtAccessToken(context, client, grant, { iat, exp, moment }))
      : newCredential(context, 'access')
  const record: HydraAccessToken = {
    grant_id: grant.id,
    client_id: client.client_id,
    generation: grant.generation,
    client_generation: (await context.store.get('hydra_client', client.client_id))?.token_generation ?? 0,
    ...(strategy === 'jwt' && { signed_by: await context.keys.signerId('access-token') }),
    iat,
    exp,
  }
  await context.store.set('hydra_access_token', await fingerprint(token), record, knownUntil(exp))
  return token
}

/** Claims of JWT access tokens that no consent app may set. */
const OWN_CLAIMS: ReadonlySet<string> = new Set('iss sub aud exp nbf iat jti client_id scp ext'.split(' '))

/** Whether JWT access tokens of a grant come without `nbf`. */
export function leavesOutNbf({ line, settings }: Pick<HydraContext, 'line' | 'settings'>, grant: HydraGrant): boolean {
  const { claimSettings, nbfOfClients } = line.flows.tokens
  return claimSettings && settings.excludeNotBeforeClaim && (grant.openid !== undefined || nbfOfClients === 'as set')
}

async function jwtAccessToken(
  context: HydraContext,
  client: HydraClient,
  grant: HydraGrant,
  { iat, exp, moment }: { readonly iat: number; readonly exp: number; readonly moment: Moment },
): Promise<string> {
  const { issuer, keys, random, line, settings } = context
  const { allowedTopLevelClaims, mirrorTopLevelClaims, jwtScopeClaim } = line.flows.tokens.claimSettings
    ? settings
    : DEFAULT_SETTINGS
  const top = Object.entries(grant.access_claims ?? {}).filter(
    ([name]) => allowedTopLevelClaims.includes(name) && !OWN_CLAIMS.has(name),
  )
  const claims: JsonObject = {
    ...Object.fromEntries(top),
    aud: grant.audience,
    client_id: grant.client_id,
    exp,
    ...(mirrorTopLevelClaims && { ext: grant.access_claims }),
    iat,
    iss: issuer,
    jti: credential(context, 'jti', uuid(random)),
    ...(!leavesOutNbf(context, grant) && { nbf: iat }),
    ...(jwtScopeClaim !== 'list' && { scope: grant.scope.join(' ') }),
    ...(jwtScopeClaim !== 'string' && { scp: grant.scope }),
    sub: grant.subject,
  }
  const seam = seamOf(context, { ...moment, client })
  const kid = grant.kids?.access_token
  const header = { alg: await keys.algorithm('access-token'), ...(kid !== undefined && { kid }) }
  return keys.sign('access-token', context.through('accessToken', { header, claims }, seam))
}

/** A refresh token for a grant, beside an access token. `life` in seconds, -1 for ever. */
export async function issueRefreshToken(
  context: HydraContext,
  grant: HydraGrant,
  { life, accessToken }: { readonly life: number; readonly accessToken: string },
): Promise<string> {
  const token = newCredential(context, 'refresh')
  const iat = seconds(context.clock)
  const exp = life < 0 ? undefined : iat + life
  const record: HydraRefreshToken = {
    grant_id: grant.id,
    client_id: grant.client_id,
    iat,
    exp,
    access_token: await fingerprint(accessToken),
    uses: 0,
    first_used_at: undefined,
  }
  await context.store.set('hydra_refresh_token', await fingerprint(token), record, knownUntil(exp))
  return token
}

/** When credentials that are issued now with these lives (in seconds, -1 for ever) are all forgotten, in milliseconds since 1970. */
export const longestKnown = ({ clock }: Pick<HydraContext, 'clock'>, lives: readonly number[]): number =>
  Math.max(...lives.map((life) => knownUntil(life < 0 ? undefined : seconds(clock) + life)))

/** Keeps a new authorization code. */
export async function issueCode(context: HydraContext, code: string, record: Omit<HydraCode, 'exp'>): Promise<void> {
  const exp = seconds(context.clock) + context.settings.authCodeTtl
  await context.store.set('hydra_code', await fingerprint(code), { ...record, exp }, knownUntil(exp))
}

/** A credential that is good, with what it stands for. */
export interface LiveAccessToken {
  readonly kind: 'access_token'
  readonly token: HydraAccessToken
  readonly grant: HydraGrant
  /** As it is now. */
  readonly client: HydraClient
}
export interface LiveRefreshToken {
  readonly kind: 'refresh_token'
  readonly token: HydraRefreshToken
  readonly grant: HydraGrant
}

/**
 * An access token that was not revoked; it may be expired. A JWT is good as long as the key that signed it is the newest: the servers
 * verify by no other.
 */
export async function findAccessToken(context: HydraContext, text: string): Promise<LiveAccessToken | undefined> {
  const found = await findKeptAccessToken(context, text)
  if (found === undefined) return undefined
  const { signed_by } = found.token
  // Which kind a token is judged as follows from the client as it is now.
  if ((strategyOf(context, found.client) === 'jwt') !== (signed_by !== undefined)) return undefined
  return signed_by === undefined || signed_by === (await context.keys.verifierId('access-token')) ? found : undefined
}

/** The kind of access tokens that a client gets. */
export const strategyOf = (
  { settings }: Pick<HydraContext, 'settings'>,
  { access_token_strategy }: HydraClient,
): string => access_token_strategy || settings.accessTokenStrategy

/** The same for who does not look at signatures. */
export async function findKeptAccessToken(context: HydraContext, text: string): Promise<LiveAccessToken | undefined> {
  const { store } = context
  const token = await store.get('hydra_access_token', await fingerprint(text))
  const live = token && (await liveGrant(context, token))
  if (token === undefined || live === undefined) return undefined
  if (token.generation !== live.grant.generation) return undefined
  if (token.client_generation !== live.record.token_generation) return undefined
  if (await isForgotten(context, token)) return undefined
  return { kind: 'access_token', token, grant: live.grant, client: live.record.client }
}

/** A refresh token that was not revoked and can be used (again); it may be expired. */
export async function findRefreshToken(context: HydraContext, text: string): Promise<LiveRefreshToken | undefined> {
  const token = await context.store.get('hydra_refresh_token', await fingerprint(text))
  const live = token && (await liveGrant(context, token))
  if (token === undefined || live === undefined || !isUsable(context, token)) return undefined
  return { kind: 'refresh_token', token, grant: live.grant }
}

/** The grant of a credential and its client, as long as that is the one it was given to. */
export async function liveGrant(
  { store }: HydraContext,
  { grant_id, client_id }: { readonly grant_id: string; readonly client_id: string },
): Promise<{ readonly grant: HydraGrant; readonly record: HydraClientRecord } | undefined> {
  const record = await store.get('hydra_client', client_id)
  const grant = await store.get('hydra_grant', grant_id)
  if (record === undefined || grant?.client_incarnation !== record.client.incarnation) return undefined
  return { grant, record }
}

export const isExpired = (
  { exp }: { readonly exp: number | undefined },
  { clock }: Pick<HydraContext, 'clock'>,
): boolean => exp !== undefined && exp <= seconds(clock)
