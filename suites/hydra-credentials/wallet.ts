import { exportJWK, generateKeyPair } from 'jose'
import type { CheckContext, Client, JsonObject } from '../harness/context.js'
import { type Exchange, jsonBody } from '../harness/exchange.js'
import { isObject, nonEmpty } from '../harness/json.js'
import { signJwt } from '../harness/sign.js'
import { redeemed, untilGranted } from '../hydra/challenge-flow.js'
import { once } from '../once.js'
import { Skip } from '../verdict.js'

/** The scope that opens the endpoint of credentials. */
export const CREDENTIAL_SCOPE = 'userinfo_credential_draft_00'
/** The kind of credential that the server issues. */
export const TYPES = ['VerifiableCredential', 'UserInfoCredential'] as const
/** What the consent app tells of the person. */
export const TOLD = { email: 'ada@touchstone.example' } as const

/** A wallet that may ask for credentials. */
export interface Wallet {
  readonly client: Client
  /** The token response. */
  readonly exchange: Exchange
  readonly tokens: Readonly<JsonObject>
  readonly accessToken: string
  /** The key that credentials are bound to. */
  readonly secret: Readonly<JsonObject>
  readonly open: Readonly<JsonObject>
}

async function openWallet(context: CheckContext): Promise<Wallet> {
  const scope = `openid ${CREDENTIAL_SCOPE}`
  const client = await context.client({ metadata: { scope }, distinct: 'wallet' })
  const granted = await untilGranted(context, {
    client,
    parameters: { scope },
    grantScope: ['openid', CREDENTIAL_SCOPE],
    consent: { session: { id_token: TOLD } },
  })
  const { exchange, tokens } = await redeemed(context, granted)
  const accessToken = nonEmpty(tokens.access_token)
  if (accessToken === undefined) throw new Skip('there is no access token', 'token/token-members')
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const about = { alg: 'ES256', use: 'sig', kid: context.random(12) }
  const [secret, open] = await Promise.all([exportJWK(privateKey), exportJWK(publicKey)])
  return { client, exchange, tokens, accessToken, secret: { ...secret }, open: { ...open, ...about } }
}

/** The wallet of a run. */
export const wallet = once(openWallet)

/** Asks for a credential with the wallet's access token. */
export async function askFor(
  context: CheckContext,
  content: { readonly json: unknown } | { readonly body: string },
): Promise<Exchange> {
  const { accessToken } = await wallet(context)
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${accessToken}` }
  return context.hydra.send('createVerifiableCredential', { headers, ...content })
}

const primed = once(async (context) => askFor(context, { json: { format: 'jwt_vc_json', types: TYPES } }))

/** The answer to a request without a proof: it brings the nonce that proofs sign. */
export const priming: (context: CheckContext) => Promise<Exchange> = primed

/** The nonce that proofs sign; skips when there is none. */
async function nonceOf(context: CheckContext): Promise<string> {
  const body = jsonBody(await priming(context))
  const nonce = isObject(body) ? nonEmpty(body.c_nonce) : undefined
  if (nonce === undefined) throw new Skip('there is no nonce to sign', 'hydra-credentials/missing-proof')
  return nonce
}

/** What a proof says instead of what a right one says; `undefined` leaves a claim or a header parameter out. */
export interface ProofWish {
  readonly claims?: Readonly<JsonObject>
  readonly header?: Readonly<JsonObject>
  /** @default the wallet's */
  readonly key?: Readonly<JsonObject>
}

/** A proof that the wallet holds its key. */
export async function proof(context: CheckContext, wish: ProofWish = {}): Promise<string> {
  const { client, secret, open } = await wallet(context)
  const claims = {
    iss: client.client_id,
    aud: context.target.issuer,
    iat: Math.floor(context.now() / 1_000),
    nonce: await nonceOf(context),
    ...wish.claims,
  }
  const header = { alg: 'ES256', typ: 'openid4vci-proof+jwt', jwk: open, ...wish.header }
  return signJwt({ client_id: client.client_id, privateKey: wish.key ?? secret }, claims, header)
}

/** The body of a request with this proof. */
export const withProof = (jwt: string, more: Readonly<JsonObject> = {}): JsonObject => ({
  format: 'jwt_vc_json',
  types: TYPES,
  proof: { proof_type: 'jwt', jwt },
  ...more,
})

/** The answer to a right request, asked for once in a run. */
export const issued = once(async (context) => askFor(context, { json: withProof(await proof(context)) }))
