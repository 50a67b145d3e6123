import { seconds } from '../../../clock.js'
import { isSignedBy, readJwt, type UnverifiedJwt } from '../authorization/client-key.js'
import { distinct, isOpenAudience, opens } from '../authorization/scope.js'
import type { HydraContext } from '../context.js'
import { type HydraError, hydraError } from '../hydra-error.js'
import type { TrustedIssuerRecord } from '../records.js'
import { uuid } from '../uuid.js'
import { isFirstUse, tokenUrls, wasSeen } from './assertions.js'
import { grantedToClient } from './client-credentials-grant.js'
import { issuersFor } from './issuers.js'
import { askHooks } from './token-hooks.js'
import { answerOf, type Grant, invalidGrant, judgeGrantType } from './token-request.js'

const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

/** RFC 7523 section 2.1: an issuer that the operator trusts speaks for a person. */
export const jwtBearerGrant: Grant = async (context, request) => {
  const { client, scope } = request
  judgeGrantType(context, client, GRANT_TYPE)
  const assertion = request.parameter('assertion')
  if (assertion === '') throw hydraError('invalid_request', "The parameter 'assertion' is missing.")
  const jwt = readJwt(assertion)
  if (jwt === undefined) throw invalidGrant("'assertion' is no JSON Web Token.")
  const trusted = await trustedIssuer(context, jwt)
  await judgeClaims(context, jwt)
  const surplus = scope.find((wanted) => !opens(context, trusted.scope, wanted))
  if (surplus !== undefined)
    throw hydraError('invalid_scope', `The issuer '${trusted.issuer}' is not trusted with the scope '${surplus}'.`)
  await judgeFirstUse(context, jwt)
  const subject = String(jwt.claims.sub)
  const grant = {
    id: uuid(context.random),
    client_id: client.client_id,
    client_incarnation: client.incarnation,
    consent_request_id: '',
    subject,
    obfuscated_subject: subject,
    scope: grantedToClient(context, request),
    requested_scope: scope,
    audience: distinct([
      ...audienceOf(jwt),
      ...request.audience.filter((wanted) => isOpenAudience(client.audience, wanted)),
    ]),
    access_claims: {},
    id_claims: {},
    generation: 0,
    until: 0,
  }
  return answerOf(context, request, await askHooks(context, request, grant), {
    by: 'jwt_bearer_grant',
    refreshToken: false,
  })
}

const audienceOf = ({ claims }: UnverifiedJwt): readonly string[] =>
  (Array.isArray(claims.aud) ? claims.aud : [claims.aud]).filter((audience) => typeof audience === 'string')

const refuse = (problem: string): HydraError => invalidGrant(`'assertion': ${problem}`)

async function trustedIssuer(context: HydraContext, jwt: UnverifiedJwt): Promise<TrustedIssuerRecord> {
  const { iss, sub } = jwt.claims
  if (typeof iss !== 'string' || iss === '') throw refuse("the claim 'iss' is missing.")
  if (typeof sub !== 'string' || sub === '') throw refuse("the claim 'sub' is missing.")
  const { kid } = jwt.header
  const now = context.clock.now()
  // A key that is named is found though it is over.
  const fits = ({ public_key, expires_at }: TrustedIssuerRecord): boolean =>
    typeof kid === 'string' && kid !== '' ? public_key.kid === kid : Date.parse(expires_at) > now
  const known = (await issuersFor(context, iss)).filter(
    (issuer) => (issuer.allow_any_subject || issuer.subject === sub) && fits(issuer),
  )
  if (known.length === 0) throw refuse(`no key is trusted for the issuer '${iss}' and the subject '${sub}'.`)
  // Issuers share a key set by their name: the first key of a kid is the one of all, and who takes it away takes it from all.
  const keys = (await context.store.get('hydra_key_set', iss))?.keys ?? []
  for (const issuer of known) {
    const key = keys.find((other) => other.kid === issuer.public_key.kid)
    if (key !== undefined && (await isSignedBy(jwt, { ...key }))) return issuer
  }
  throw refuse('the signature is wrong.')
}

async function judgeClaims(context: HydraContext, jwt: UnverifiedJwt): Promise<void> {
  const { settings, clock } = context
  const { exp, nbf, iat, jti } = jwt.claims
  const now = seconds(clock)
  const [endpoint, ...others] = tokenUrls(context)
  if (![endpoint, ...others].some((url) => url !== undefined && audienceOf(jwt).includes(url)))
    throw refuse(`the claim 'aud' must hold '${endpoint}'.`)
  if (typeof exp !== 'number') throw refuse("the claim 'exp' is missing.")
  if (exp <= now) throw refuse('it is expired.')
  if (typeof nbf === 'number' && nbf > now) throw refuse("it is not valid yet, by the claim 'nbf'.")
  if (typeof iat !== 'number' && !settings.grantJwtIssuedDateOptional) throw refuse("the claim 'iat' is missing.")
  const start = typeof iat === 'number' ? iat : now
  if (exp - start > settings.grantJwtMaxTtl) throw refuse("the claim 'exp' lies too far ahead.")
  if (typeof jti !== 'string' || jti === '') {
    if (!settings.grantJwtIdOptional) throw refuse("the claim 'jti' is missing.")
  } else if (await wasSeen(context, jti)) throw hydraError('jti_known')
}

/** Of two requests at once, one gets through. */
async function judgeFirstUse(context: HydraContext, { claims: { jti, exp } }: UnverifiedJwt): Promise<void> {
  if (typeof jti !== 'string' || jti === '' || typeof exp !== 'number') return
  if (!(await isFirstUse(context, { jti, exp }))) throw hydraError('jti_known')
}
