import { exportJWK, generateKeyPair } from 'jose'
import type { Check } from '../check.js'
import type { CheckContext } from '../harness/context.js'
import { judgeAnswer } from '../hydra/answer.js'
import { HYDRA_2 } from '../hydra/requirement.js'
import { type Story, storyChecks } from '../hydra/story-checks.js'
import { askFor, type ProofWish, proof, withProof } from './wallet.js'

const REFUSED = { status: 400, mediaType: 'application/json', error: 'invalid_request' } as const

/** A proof that proves nothing. */
interface WrongProof {
  readonly name: string
  readonly title: string
  readonly wish: (context: CheckContext) => ProofWish | Promise<ProofWish>
}

const proofs: readonly WrongProof[] = [
  {
    name: 'unknown-nonce',
    title: 'A proof of a nonce that the server did not give is refused',
    wish: () => ({ claims: { nonce: 'touchstone-made-it-up' } }),
  },
  {
    name: 'without-nonce',
    title: 'A proof without a nonce is refused',
    wish: () => ({ claims: { nonce: undefined } }),
  },
  {
    name: 'without-key',
    title: 'A proof that does not bring its key is refused',
    wish: () => ({ header: { jwk: undefined } }),
  },
  {
    name: 'other-key',
    title: 'A proof that is signed by another key than the one it brings is refused',
    wish: async () => {
      const { privateKey } = await generateKeyPair('ES256', { extractable: true })
      return { key: { ...(await exportJWK(privateKey)) } }
    },
  },
  {
    name: 'unsigned',
    title: 'A proof that is not signed is refused',
    wish: () => ({ header: { alg: 'none' } }),
  },
  {
    name: 'expired',
    title: 'A proof that is expired is refused',
    wish: ({ now }) => ({ claims: { exp: Math.floor(now() / 1_000) - 60 } }),
  },
]

interface WrongRequest {
  readonly name: string
  readonly title: string
  readonly content: (context: CheckContext) => Promise<Parameters<typeof askFor>[1]>
}

const requests: readonly WrongRequest[] = [
  {
    name: 'unknown-format',
    title: 'A credential of another format is refused',
    content: async (context) => ({ json: withProof(await proof(context), { format: 'ldp_vc' }) }),
  },
  {
    name: 'unknown-proof-type',
    title: 'A proof of another type is refused',
    content: async (context) => ({
      json: withProof('', { proof: { proof_type: 'cwt', jwt: await proof(context) } }),
    }),
  },
  {
    name: 'no-jwt',
    title: 'A proof that is no JWT is refused',
    content: async () => ({ json: withProof('x') }),
  },
  {
    name: 'malformed-json',
    title: 'A request that is not JSON is refused',
    content: async () => ({ body: '{' }),
  },
]

const story = ({ name, title, content }: WrongRequest): Story => ({
  name,
  title,
  operations: ['createVerifiableCredential'],
  systems: HYDRA_2,
  run: async (context) => judgeAnswer(await askFor(context, await content(context)), REFUSED),
})

const stories: readonly Story[] = [
  ...proofs.map(({ name, title, wish }) =>
    story({
      name: `proof-${name}`,
      title,
      content: async (context) => ({ json: withProof(await proof(context, await wish(context))) }),
    }),
  ),
  ...requests.map(story),
]

/** Requests that are refused, each for one reason. */
export const wrongRequestChecks: readonly Check[] = storyChecks('hydra-credentials', stories)
