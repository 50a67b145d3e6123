import { exportJWK, generateKeyPair, type JWK } from 'jose'
import type { CheckContext, Flow, IdToken } from '../harness/context.js'

const ALGORITHMS = ['RSA-OAEP', 'RSA-OAEP-256', 'ECDH-ES', 'ECDH-ES+A128KW', 'ECDH-ES+A256KW'] as const
const ENCRYPTIONS = ['A128CBC-HS256', 'A256CBC-HS512', 'A128GCM', 'A256GCM']

export const isEncrypted = ({ jwt }: IdToken): boolean => jwt.split('.').length === 5

/** A flow of a client that registered a key to have its ID tokens encrypted to. */
export interface EncryptedFlow {
  readonly flow: Flow
  /** What was registered. */
  readonly alg: string
  readonly enc: string
  readonly privateKeys: readonly JWK[]
}

/** Registers two keys, so that `kid` is needed to tell them apart. `undefined` when the target offers no encryption that we know. */
export async function encryptedFlow(context: CheckContext): Promise<EncryptedFlow | undefined> {
  const { metadata, capabilities } = context
  const alg = ALGORITHMS.find((name) => lists(metadata.id_token_encryption_alg_values_supported, name))
  const enc = ENCRYPTIONS.find((name) => lists(metadata.id_token_encryption_enc_values_supported, name))
  if (alg === undefined || enc === undefined || !capabilities.clientsOnDemand) return undefined
  const privateKeys = await Promise.all([newKey(alg, 'enc-1'), newKey(alg, 'enc-2')])
  const flow = await context.flow({
    client: {
      distinct: 'encrypted ID tokens',
      metadata: {
        id_token_encrypted_response_alg: alg,
        id_token_encrypted_response_enc: enc,
        jwks: { keys: privateKeys.map(publicPart) },
      },
    },
    until: 'token',
    own: true,
  })
  return { flow, alg, enc, privateKeys }
}

const lists = (values: unknown, name: string): boolean => Array.isArray(values) && values.includes(name)

async function newKey(alg: (typeof ALGORITHMS)[number], kid: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true })
  return { ...(await exportJWK(privateKey)), kid, alg, use: 'enc' }
}

const publicPart = ({ d, p, q, dp, dq, qi, ...jwk }: JWK): JWK => jwk
