import type { Fault, FaultAt, JsonObject } from '../../seams.js'
import { isObject } from '../../systems/hydra/json-values.js'
import { bentAnswer, otherMembers, otherStatus, withoutMembers } from './answers.js'
import { type Asked, sentMember } from './asked.js'
import { checksOf } from './check-ids.js'
import { LINES_2 } from './lines.js'
import { saidBy } from './said-by.js'

const systems = LINES_2
const checks = checksOf('hydra-credentials')
const ISSUE = { operation: 'createVerifiableCredential' } as const

function proofOf(asked: Asked) {
  const proof = sentMember(asked, 'proof')
  const { proof_type, jwt } = isObject(proof) ? proof : {}
  return { type: proof_type, jwt, ...saidBy(String(jwt)) }
}

/** Issues a credential all the same. */
const taken = (name: string, title: string, when: (asked: Asked, body: string) => boolean): FaultAt<'response'> =>
  bentAnswer(
    { id: `hydra-credentials/${name}-taken`, title, caughtBy: checks(name), systems },
    { ...ISSUE, status: 400 },
    async (response, asked) =>
      when(asked, await response.clone().text())
        ? Response.json({ format: 'jwt_vc_json', credential_draft_00: 'e30.e30.AAAA' })
        : response,
  )

const refusals: readonly Fault[] = [
  taken(
    'proof-unknown-nonce',
    'Takes proofs of any nonce',
    (asked) => proofOf(asked).claims.nonce === 'touchstone-made-it-up',
  ),
  taken('proof-without-nonce', 'Takes proofs without a nonce', (asked) => {
    const { claims } = proofOf(asked)
    return claims.iss !== undefined && claims.nonce === undefined
  }),
  taken('proof-without-key', 'Takes proofs that do not bring their key', (asked) => {
    const { header } = proofOf(asked)
    return header.alg !== undefined && header.jwk === undefined
  }),
  taken('proof-other-key', 'Takes proofs whatever their signature', (asked, body) => {
    const { header, claims } = proofOf(asked)
    return body.includes('not signed') && header.alg !== 'none' && claims.exp === undefined
  }),
  taken('proof-unsigned', 'Takes proofs that are not signed', (asked) => proofOf(asked).header.alg === 'none'),
  taken('proof-expired', 'Takes proofs that are expired', (asked) => proofOf(asked).claims.exp !== undefined),
  taken('unknown-format', 'Issues credentials of any format', (asked) => sentMember(asked, 'format') === 'ldp_vc'),
  taken('unknown-proof-type', 'Takes proofs of any type', (asked) => proofOf(asked).type === 'cwt'),
  taken('no-jwt', 'Takes proofs that are no JWT', (asked) => proofOf(asked).jwt === 'x'),
  taken('malformed-json', 'Takes requests that are not JSON', ({ text }) => text === '{'),
]

/** The credential with other claims, and a signature that no longer fits. */
const otherClaims = (
  row: { readonly id: string; readonly title: string; readonly caughtBy: readonly string[] },
  alter: (claims: JsonObject) => JsonObject,
): FaultAt<'response'> =>
  otherMembers(
    { ...row, follows: checks('credential-signature'), systems },
    { ...ISSUE, status: 200 },
    ({ credential_draft_00: jwt }) => {
      const [header, , signature] = String(jwt).split('.')
      const claims = Buffer.from(JSON.stringify(alter(saidBy(String(jwt)).claims))).toString('base64url')
      return { credential_draft_00: `${header}.${claims}.${signature}` }
    },
  )

const subjectOf = ({ vc }: JsonObject): JsonObject =>
  isObject(vc) && isObject(vc.credentialSubject) ? vc.credentialSubject : {}
const withSubject = (claims: JsonObject, more: JsonObject): JsonObject => ({
  ...claims,
  vc: { ...(isObject(claims.vc) ? claims.vc : {}), credentialSubject: { ...subjectOf(claims), ...more } },
})

const credentials: readonly Fault[] = [
  withoutMembers(
    {
      id: 'hydra-credentials/format-untold',
      title: 'Does not tell the format of a credential',
      caughtBy: checks('issue'),
      systems,
    },
    { ...ISSUE, status: 200 },
    'format',
  ),
  otherMembers(
    {
      id: 'hydra-credentials/signature-broken',
      title: 'Issues credentials with a signature that does not fit',
      caughtBy: checks('credential-signature'),
      systems,
    },
    { ...ISSUE, status: 200 },
    ({ credential_draft_00: jwt }) => {
      const [header, claims, signature = ''] = String(jwt).split('.')
      return { credential_draft_00: `${header}.${claims}.${[...signature].reverse().join('')}` }
    },
  ),
  otherClaims(
    {
      id: 'hydra-credentials/other-holder',
      title: 'Binds credentials to another key than that of the proof',
      caughtBy: checks('credential-holder'),
    },
    (claims) => {
      const key = { kty: 'EC', crv: 'P-256', x: 'AAAA', y: 'AAAA' }
      const id = `did:jwk:${Buffer.from(JSON.stringify(key)).toString('base64url')}`
      return withSubject({ ...claims, sub: id }, { id })
    },
  ),
  otherClaims(
    {
      id: 'hydra-credentials/other-person',
      title: 'Issues credentials about somebody else',
      caughtBy: checks('credential-person'),
    },
    (claims) => withSubject(claims, { sub: 'somebody' }),
  ),
  otherClaims(
    {
      id: 'hydra-credentials/claims-lost',
      title: 'Issues credentials without what the consent app told',
      caughtBy: checks('credential-person'),
    },
    (claims) => withSubject(claims, { email: undefined }),
  ),
  otherClaims(
    {
      id: 'hydra-credentials/never-expires',
      title: 'Issues credentials that never expire',
      caughtBy: checks('credential-lifetime'),
    },
    ({ exp: _exp, ...claims }) => claims,
  ),
]

const nonces: readonly Fault[] = [
  withoutMembers(
    {
      id: 'hydra-credentials/token-without-nonce',
      title: 'Gives no nonce with a token for credentials',
      caughtBy: checks('token-nonce'),
      systems,
    },
    { operation: 'getToken', status: 200 },
    'c_nonce_draft_00',
    'c_nonce_expires_in_draft_00',
  ),
  otherMembers(
    {
      id: 'hydra-credentials/nonce-with-every-token',
      title: 'Gives a nonce with tokens that are not for credentials',
      caughtBy: checks('token-without-scope'),
      systems,
    },
    { operation: 'getToken', status: 200 },
    ({ c_nonce_draft_00 = 'surplus' }) => ({ c_nonce_draft_00 }),
  ),
  otherMembers(
    {
      id: 'hydra-credentials/nonce-expired',
      title: 'Gives nonces that have expired',
      caughtBy: checks('missing-proof'),
      systems,
    },
    { ...ISSUE, status: 400 },
    (body) => ('c_nonce_expires_in' in body ? { c_nonce_expires_in: 0 } : {}),
  ),
  otherStatus(
    {
      id: 'hydra-credentials/unauthenticated-is-bad-request',
      title: 'Answers requests without an access token as malformed',
      caughtBy: checks('unauthenticated'),
      systems,
    },
    { ...ISSUE, status: 401 },
    400,
  ),
]

/** What a Hydra gets wrong with verifiable credentials. */
export const credentialsFaults: readonly Fault[] = [...nonces, ...credentials, ...refusals]
