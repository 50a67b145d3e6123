import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose'
import type { Check } from '../check.js'
import type { CheckContext, JsonObject } from '../harness/context.js'
import { jsonBody } from '../harness/exchange.js'
import { isObject, nonEmpty } from '../harness/json.js'
import { judgeAnswer } from '../hydra/answer.js'
import { HYDRA_2 } from '../hydra/requirement.js'
import { type Story, storyChecks } from '../hydra/story-checks.js'
import { fail, pass, Skip } from '../verdict.js'
import { issued, TOLD, TYPES, wallet } from './wallet.js'

const ISSUE = 'hydra-credentials/issue'

/** The credential that was issued; skips when there is none. */
async function credential(context: CheckContext) {
  const exchange = await issued(context)
  const body = jsonBody(exchange)
  const jwt = isObject(body) ? nonEmpty(body.credential_draft_00) : undefined
  if (jwt === undefined) throw new Skip(`exchange ${exchange.id} should issue a credential and does not`, ISSUE)
  return { exchange, jwt }
}

function claimsOf(jwt: string): Readonly<JsonObject> {
  try {
    return { ...decodeJwt(jwt) }
  } catch {
    throw new Skip('the credential is no JWT', 'hydra-credentials/credential-signature')
  }
}

/** The key in an identifier of the method did:jwk; undefined when it is none. */
function keyIn(identifier: unknown): Readonly<JsonObject> | undefined {
  const text = nonEmpty(identifier)
  if (text?.startsWith('did:jwk:') !== true) return undefined
  try {
    const key: unknown = JSON.parse(Buffer.from(text.slice('did:jwk:'.length), 'base64url').toString())
    return isObject(key) ? key : undefined
  } catch {
    return undefined
  }
}

const point = ({ kty, crv, x, y }: Readonly<JsonObject>) => ({ kty, crv, x, y })

const stories: readonly Story[] = [
  {
    name: 'issue',
    title: 'A proof of a key is good for a credential',
    operations: ['createVerifiableCredential'],
    systems: HYDRA_2,
    async run(context) {
      return judgeAnswer(await issued(context), {
        status: 200,
        mediaType: 'application/json',
        members: { format: 'jwt_vc_json', credential_draft_00: /^[^.]+\.[^.]+\.[^.]+$/ },
      })
    },
  },
  {
    name: 'credential-signature',
    title: 'A credential is signed by a key of the published key set',
    operations: ['createVerifiableCredential', 'discoverJsonWebKeys'],
    systems: HYDRA_2,
    async run(context) {
      const { exchange, jwt } = await credential(context)
      const { keys } = await context.jwks()
      const verified = await jwtVerify(jwt, createLocalJWKSet({ keys: keys.map(asJwk) }), {
        // When it was issued is a matter of the target's clock, and of another check.
        currentDate: new Date(Number(claimsOf(jwt).iat) * 1_000 + 1),
      }).then(
        () => true,
        () => false,
      )
      return verified ? pass() : fail('a signature by a published key', 'none of them fits', { exchange })
    },
  },
  {
    name: 'credential-holder',
    title: 'A credential is bound to the key that the proof was signed with',
    operations: ['createVerifiableCredential'],
    systems: HYDRA_2,
    async run(context) {
      const { exchange, jwt } = await credential(context)
      const { open } = await wallet(context)
      const { sub, vc } = claimsOf(jwt)
      const subject = isObject(vc) && isObject(vc.credentialSubject) ? vc.credentialSubject : {}
      const expected = { key: point(open), id: sub }
      const actual = { key: point(keyIn(sub) ?? {}), id: subject.id }
      return JSON.stringify(expected) === JSON.stringify(actual) ? pass() : fail(expected, actual, { exchange })
    },
  },
  {
    name: 'credential-person',
    title: 'A credential tells who it is about, and what the consent app told of the person',
    operations: ['createVerifiableCredential'],
    systems: HYDRA_2,
    async run(context) {
      const { exchange, jwt } = await credential(context)
      const { iss, vc } = claimsOf(jwt)
      const content = isObject(vc) ? vc : {}
      const subject = isObject(content.credentialSubject) ? content.credentialSubject : {}
      const expected = {
        iss: context.metadata.issuer,
        type: TYPES,
        sub: await subjectOf(context),
        email: TOLD.email,
      }
      const actual = { iss, type: content.type, sub: subject.sub, email: subject.email }
      return JSON.stringify(expected) === JSON.stringify(actual) ? pass() : fail(expected, actual, { exchange })
    },
  },
  {
    name: 'credential-lifetime',
    title: 'A credential expires after it was issued',
    operations: ['createVerifiableCredential'],
    systems: HYDRA_2,
    async run(context) {
      const { exchange, jwt } = await credential(context)
      const { iat, exp } = claimsOf(jwt)
      return typeof iat === 'number' && typeof exp === 'number' && exp > iat
        ? pass()
        : fail('an exp after the iat', { iat, exp }, { exchange })
    },
  },
]

const asJwk = (key: Readonly<JsonObject>) => ({ ...key, kty: String(key.kty) })

/** The person as the client knows her: the ID token's subject, which may be pairwise. */
async function subjectOf(context: CheckContext): Promise<unknown> {
  const { tokens } = await wallet(context)
  const idToken = nonEmpty(tokens.id_token)
  if (idToken === undefined) throw new Skip('there is no ID token', 'token/token-id-token')
  return claimsOf(idToken).sub
}

/** What the server issues. */
export const issuedCredentialChecks: readonly Check[] = storyChecks('hydra-credentials', stories)
