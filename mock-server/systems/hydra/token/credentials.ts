import { seconds } from '../../../clock.js'
import { fingerprint } from '../../../digest.js'
import { unguessable } from '../../../random.js'
import type { JsonObject } from '../../../seams.js'
import type { HydraContext } from '../context.js'
import type { HydraAccessToken, HydraCode, HydraGrant, HydraRefreshToken } from '../flow-records.js'
import type { HydraClient } from '../records.js'
import { credential, type Moment, seamOf } from '../seam.js'
import { uuid } from '../uuid.js'

/** How long a credential is still known after its end, in milliseconds: an expired one is told from an unknown one. */
const KNOWN_AFTERWARDS = 86_400_000

/** A credential as the servers write it: a random part, a full stop and what proves it. */
export const newCredential = (context: HydraContext, kind: keyof typeof KINDS): string =>
  credential(context, KINDS[kind], unproven(context, context.line.flows.tokens.prefixes[kind]))

/** A random part, a full stop and another, after a prefix. */
export const unproven = ({ random }: Pick<HydraContext, 'random'>, prefix: string): string =>
  `${prefix}${unguessable(random)}.${unguessable(random)}`

/** What seams call a credential. */
const KINDS = { access: 'access_token', refresh: 'refresh_token', code: 'authorization_code' } as const

const clientGeneration = async ({ store }: HydraContext, clientId: string): Promise<number> =>
  (await store.get('hydra_client_tokens', clientId))?.generation ?? 0

/** Keeps a grant as long as something may point to it. */
export const keepGrant = ({ store }: HydraContext, grant: HydraGrant): Promise<void> =>
  store.set('hydra_grant', grant.id, grant, Number.POSITIVE_INFINITY)

/** An access token for a grant: opaque or a JWT, by the settings or the client. `life` in seconds; the rest is for seams. */
export async function issueAccessToken(
  context: HydraContext,
  client: HydraClient,
  grant: HydraGrant,
  { life, ...moment }: { readonly life: number } & Moment,
): Promise<string> {
  const iat = seconds(context.clock)
  const exp = iat + life
  const strategy = client.access_token_strategy || context.settings.accessTokenStrategy
  const token =
    strategy === 'jwt'
      ? credential(context, 'access_token', await jwtAccessToken(context, client, grant, { iat, exp, moment }))
      : newCredential(context, 'access')
  const record: HydraAccessToken = {
    grant_id: grant.id,
    client_id: client.client_id,
    generation: grant.generation,
    client_generation: await clientGeneration(context, client.client_id),
    iat,
    exp,
  }
  await context.store.set('hydra_access_token', await fingerprint(token), record, exp * 1_000 + KNOWN_AFTERWARDS)
  return token
}

function jwtAccessToken(
  context: HydraContext,
  client: HydraClient,
  grant: HydraGrant,
  { iat, exp, moment }: { readonly iat: number; readonly exp: number; readonly moment: Moment },
): Promise<string> {
  const { issuer, keys, random, settings } = context
  const { allowedTopLevelClaims, mirrorTopLevelClaims, jwtScopeClaim, excludeNotBeforeClaim } = settings
  const top = Object.entries(grant.access_claims).filter(([name]) => allowedTopLevelClaims.includes(name))
  const mirrored = allowedTopLevelClaims.length === 0 || mirrorTopLevelClaims
  const claims: JsonObject = {
    ...Object.fromEntries(top),
    aud: grant.audience,
    client_id: grant.client_id,
    exp,
    ...(mirrored && { ext: grant.access_claims }),
    iat,
    iss: issuer,
    jti: credential(context, 'jti', uuid(random)),
    ...(!excludeNotBeforeClaim && { nbf: iat }),
    ...(jwtScopeClaim !== 'list' && { scope: grant.scope.join(' ') }),
    ...(jwtScopeClaim !== 'string' && { scp: grant.scope }),
    sub: grant.subject,
  }
  const seam = seamOf(context, { ...moment, client })
  return keys.sign('access-token', context.through('accessToken', { header: { alg: 'RS256' }, claims }, seam))
}

/** A refresh token for a grant. `life` in seconds, -1 for ever. */
export async function issueRefreshToken(context: HydraContext, grant: HydraGrant, life: number): Promise<string> {
  const token = newCredential(context, 'refresh')
  const iat = seconds(context.clock)
  const exp = life < 0 ? undefined : iat + life
  const record: HydraRefreshToken = { grant_id: grant.id, client_id: grant.client_id, iat, exp, used: false }
  const until = exp === undefined ? Number.POSITIVE_INFINITY : exp * 1_000 + KNOWN_AFTERWARDS
  await context.store.set('hydra_refresh_token', await fingerprint(token), record, until)
  return token
}

/** Keeps a new authorization code. */
export async function issueCode(context: HydraContext, code: string, record: Omit<HydraCode, 'exp'>): Promise<void> {
  const exp = seconds(context.clock) + context.settings.authCodeTtl
  await context.store.set('hydra_code', await fingerprint(code), { ...record, exp }, exp * 1_000 + KNOWN_AFTERWARDS)
}

/** A credential that is good, with what it stands for. */
export interface LiveAccessToken {
  readonly kind: 'access_token'
  readonly token: HydraAccessToken
  readonly grant: HydraGrant
}
export interface LiveRefreshToken {
  readonly kind: 'refresh_token'
  readonly token: HydraRefreshToken
  readonly grant: HydraGrant
}

/** An access token that was not revoked; it may be expired. */
export async function findAccessToken(context: HydraContext, text: string): Promise<LiveAccessToken | undefined> {
  const { store } = context
  const token = await store.get('hydra_access_token', await fingerprint(text))
  const grant = token && (await liveGrant(context, token))
  if (token === undefined || grant === undefined) return undefined
  if (token.generation !== grant.generation) return undefined
  if (token.client_generation !== (await clientGeneration(context, token.client_id))) return undefined
  return { kind: 'access_token', token, grant }
}

/** A refresh token that was neither used nor revoked; it may be expired. */
export async function findRefreshToken(context: HydraContext, text: string): Promise<LiveRefreshToken | undefined> {
  const token = await context.store.get('hydra_refresh_token', await fingerprint(text))
  const grant = token && (await liveGrant(context, token))
  if (token === undefined || grant === undefined || token.used) return undefined
  return { kind: 'refresh_token', token, grant }
}

/** The grant of a token, as long as the client is there too. */
async function liveGrant(
  { store }: HydraContext,
  { grant_id, client_id }: { readonly grant_id: string; readonly client_id: string },
): Promise<HydraGrant | undefined> {
  const client = await store.get('hydra_client', client_id)
  return client === undefined ? undefined : store.get('hydra_grant', grant_id)
}

export const isExpired = (
  { exp }: { readonly exp: number | undefined },
  { clock }: Pick<HydraContext, 'clock'>,
): boolean => exp !== undefined && exp <= seconds(clock)
