import { seconds } from '../../../clock.js'
import type { JsonObject } from '../../../seams.js'
import { isInTime, isSignedBy, readJwt, type UnverifiedJwt } from '../authorization/client-key.js'
import type { HydraContext, HydraHandler, HydraRequest } from '../context.js'
import { type HydraError, hydraError, HydraError as Refusal } from '../hydra-error.js'
import { isObject, sorted } from '../json-values.js'
import { keyDefect } from '../keys/key-defect.js'
import { firstJson } from '../read-json.js'
import { json } from '../respond.js'
import { findRefreshToken, isExpired, type LiveAccessToken } from '../token/credentials.js'
import { bearerToken, bornToken } from '../userinfo/bearer.js'
import { uuid } from '../uuid.js'
import { isNonceFor, newCredentialNonce } from './nonce.js'

const FORMAT = 'jwt_vc_json'
/** Seconds that a credential is good for. */
const LIFE = 3_600

/** A verifiable credential about the person, bound to a key of their wallet (a draft of OpenID for Verifiable Credential Issuance). */
export const createCredential: HydraHandler = async (request, context) => {
  const accessToken = await bearerToken(request)
  const found = await bornHere(request, context, accessToken)
  const body = parsed(await request.text(), context)
  const { proof, format } = body
  if (format !== FORMAT) throw refuse(`The format '${String(format)}' is not supported.`)
  if (proof === undefined || proof === null) return missingProof(context, accessToken)
  if (!isObject(proof)) throw refuse('The proof is no object.')
  if (proof.proof_type !== 'jwt') throw refuse(`The proof type '${String(proof.proof_type ?? '')}' is not supported.`)
  const jwt = typeof proof.jwt === 'string' ? readJwt(proof.jwt) : undefined
  if (jwt === undefined) throw refuse('The proof holds no JSON Web Token.')
  const jwk = await provenKey(context, jwt, accessToken)
  return json({ format: FORMAT, credential_draft_00: await credential(context, found, jwk) })
}

const refuse = (hint: string): HydraError => hydraError('invalid_request', hint)

/** This endpoint sends no challenge, and takes a refresh token for a mistake in the request. */
async function bornHere(request: HydraRequest, context: HydraContext, text: string): Promise<LiveAccessToken> {
  try {
    return await bornToken(request, context)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const other = await findRefreshToken(context, text)
    if (other !== undefined && !isExpired(other.token, context)) throw refuse('The token is no access token.')
    const { headers: _challenge, ...problem } = error.problem
    throw new Refusal(problem)
  }
}

function parsed(text: string, { line }: HydraContext): JsonObject {
  try {
    const body = firstJson(text, line)
    if (isObject(body) && areTexts(body.types)) return body
  } catch {
    // Said below.
  }
  throw refuse('The body cannot be decoded.')
}

/** What is asked for is read, but everybody gets the one type that there is. */
const areTexts = (types: unknown): boolean =>
  types == null || (Array.isArray(types) && types.every((type) => type === null || typeof type === 'string'))

async function missingProof(context: HydraContext, accessToken: string): Promise<Response> {
  const members = {
    format: 'jwt_vc',
    c_nonce: await newCredentialNonce(context, accessToken),
    c_nonce_expires_in: context.settings.credentialNonceTtl,
    error: 'missing_proof',
    error_description: 'No credential is issued without a proof: sign the nonce.',
  }
  return json(members, 400)
}

async function provenKey(context: HydraContext, jwt: UnverifiedJwt, accessToken: string): Promise<JsonObject> {
  const { jwk } = jwt.header
  if (!isPublicKey(jwk)) throw refuse('The header of the proof holds no public key.')
  if (!(await isSignedBy(jwt, jwk)) || !isInTime(jwt.claims, seconds(context.clock)))
    throw refuse('The proof is not signed by the key in its header, or not now.')
  const { nonce } = jwt.claims
  if (typeof nonce !== 'string') throw refuse("The proof has no claim 'nonce'.")
  if (!(await isNonceFor(context, nonce, accessToken)))
    throw refuse('The nonce of the proof is not one of this server.')
  return jwk
}

const isPublicKey = (jwk: unknown): jwk is JsonObject =>
  isObject(jwk) && keyDefect(jwk) === undefined && jwk.kty !== 'oct' && jwk.d === undefined

/** Members of a key in the order of the server: the identifier of its holder is made from them. */
const ORDER = ['use', 'kty', 'kid', 'crv', 'alg', 'k', 'x', 'y', 'n', 'e']

async function credential(context: HydraContext, { grant, token }: LiveAccessToken, jwk: JsonObject): Promise<string> {
  const ordered = Object.fromEntries(ORDER.flatMap((name) => (jwk[name] === undefined ? [] : [[name, jwk[name]]])))
  const holder = `did:jwk:${Buffer.from(JSON.stringify(ordered)).toString('base64url')}`
  // What the person's session says counts, and that is as old as the grant. A client of its own has no name there.
  const { openid } = grant
  const iat = openid?.iat ?? token.iat
  const claims = {
    exp: iat + LIFE,
    iat,
    iss: context.issuer,
    jti: uuid(context.random),
    nbf: iat,
    sub: holder,
    vc: {
      '@context': ['https://www.w3.org/2018/credentials/v1'],
      credentialSubject: sorted({
        id: holder,
        sub: openid === undefined ? '' : grant.obfuscated_subject,
        ...grant.id_claims,
        ...(openid && { sid: openid.sid }),
      }),
      type: ['VerifiableCredential', 'UserInfoCredential'],
    },
  }
  return context.keys.sign('id-token', { claims })
}
