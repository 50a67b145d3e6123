import { seconds } from '../../../clock.js'
import { halfHash } from '../../../id-token/half-hash.js'
import type { JsonObject, SeamContext } from '../../../seams.js'
import { MINIMUM_ENTROPY } from '../authorization/authorization-request.js'
import type { HydraContext } from '../context.js'
import type { HydraGrant } from '../flow-records.js'
import { hydraError } from '../hydra-error.js'
import { sorted } from '../json-values.js'
import type { HydraClient } from '../records.js'
import { credential, type Moment, seamOf } from '../seam.js'
import { uuid } from '../uuid.js'

/** What an ID token says of the response it comes in. */
export interface IdTokenPlace {
  /** Comes in the same response: `at_hash`. */
  readonly accessToken?: string | undefined
  /** Value of `c_hash`. */
  readonly codeHash?: string | undefined
  readonly nonce: string
  /** Whether the client asked for `acr_values`: without any `acr` it gets 0, the least. */
  readonly acrAsked?: boolean
  /** Seconds. */
  readonly life: number
}

/** A signed ID token, OpenID Connect Core 1.0 section 2; `moment` is for seams. */
export async function issueIdToken(
  context: HydraContext,
  client: HydraClient,
  grant: HydraGrant,
  place: IdTokenPlace & { readonly moment: Moment },
): Promise<string> {
  const claims = await idTokenClaims(context, client, grant, place)
  return signed(context, claims, { seam: seamOf(context, { ...place.moment, client }), kid: grant.kids?.id_token })
}

/** The claims of an ID token. */
export async function idTokenClaims(
  context: HydraContext,
  client: HydraClient,
  grant: HydraGrant,
  place: IdTokenPlace,
): Promise<JsonObject> {
  const { random, issuer, clock, line } = context
  const { openid } = grant
  if (openid === undefined) throw new Error('the grant of an ID token has no sign-in')
  const iat = seconds(clock)
  const { nonce, accessToken, codeHash, acrAsked = false } = place
  const acr = acrOf(openid, acrAsked)
  const claims: JsonObject = {
    ...sessionClaims(context, grant),
    ...(acr !== '' && { acr }),
    ...(openid.amr.length > 0 && { amr: openid.amr }),
    ...(accessToken !== undefined && { at_hash: await halfHash('RS256', accessToken) }),
    aud: [client.client_id],
    auth_time: openid.auth_time,
    ...(codeHash !== undefined && { c_hash: codeHash }),
    exp: iat + place.life,
    iat,
    iss: issuer,
    jti: credential(context, 'jti', uuid(random)),
    ...((nonce !== '' || line.flows.tokens.emptyNonce === 'empty') && { nonce }),
    rat: openid.rat,
    ...(openid.sid !== '' && { sid: openid.sid }),
    sub: grant.obfuscated_subject,
  }
  return sorted(claims)
}

const LEAST_ACR = '0'
const acrOf = ({ acr }: { readonly acr: string }, asked: boolean): string => (acr === '' && asked ? LEAST_ACR : acr)

/** A grant whose ID token gets the least `acr`, in lines whose grant has it from then on. */
export const withAcr = ({ line }: Pick<HydraContext, 'line'>, grant: HydraGrant, asked: boolean): HydraGrant =>
  grant.openid === undefined || !line.flows.tokens.acrFallbackStays
    ? grant
    : { ...grant, openid: { ...grant.openid, acr: acrOf(grant.openid, asked) } }

/** Claims that the server itself speaks of. */
const OWN_CLAIMS: ReadonlySet<string> = new Set(
  'sub iss jti aud iat exp rat nonce at_hash c_hash auth_time acr amr'.split(' '),
)

/** What the consent app wants ID tokens and UserInfo to say. */
export const sessionClaims = ({ line }: Pick<HydraContext, 'line'>, { id_claims }: HydraGrant): JsonObject =>
  line.flows.tokens.ownClaimNames === 'stay'
    ? (id_claims ?? {})
    : Object.fromEntries(Object.entries(id_claims ?? {}).filter(([name]) => !OWN_CLAIMS.has(name)))

/** Claims of an ID token or logout token as a JWT; every step may be bent. */
export async function signed(
  context: HydraContext,
  honest: JsonObject,
  { seam, kid }: { readonly seam: SeamContext; readonly kid?: string | undefined },
): Promise<string> {
  const { keys, through } = context
  const claims = through('idTokenClaims', honest, seam)
  const header = { alg: await keys.algorithm('id-token'), ...(kid !== undefined && { kid }) }
  const draft = through('idToken', { header, claims }, seam)
  return through('signedIdToken', await keys.sign('id-token', draft), seam)
}

/** @throws HydraError `insufficient_entropy` */
export function judgeNonce(nonce: string): void {
  if (nonce !== '' && nonce.length < MINIMUM_ENTROPY)
    throw hydraError('insufficient_entropy', `'nonce' must have at least ${MINIMUM_ENTROPY} characters.`, {
      status: 400,
    })
}
