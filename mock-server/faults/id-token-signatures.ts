import { defineFault, type Fault, type JsonObject, type SeamContext } from '../seams.js'
import { EVERY_ID_TOKEN_FLOW, EVERY_ID_TOKEN_USE, FRONT_ID_TOKEN_FLOWS } from './flow-checks.js'
import { draftFault, headerFault, ids, inFront, responseTypeOf } from './id-token-row.js'

/** Flips bits in the middle of a signature, so that it stays base64url. */
function withBadSignature(jwt: string): string {
  const dot = jwt.lastIndexOf('.')
  const signature = Buffer.from(jwt.slice(dot + 1), 'base64url').map((byte, index) =>
    index === 7 ? byte ^ 0xff : byte,
  )
  return `${jwt.slice(0, dot + 1)}${Buffer.from(signature).toString('base64url')}`
}

/** A JWE in form; its parts are no ciphertext, so nobody can open it. */
const sealed = (header: JsonObject): string =>
  [JSON.stringify(header), 'encrypted key', 'initialisation', 'ciphertext', 'authentication tag']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.')

const isHybridFront = (context: SeamContext): boolean => {
  const types = responseTypeOf(context)
  return inFront(context) && types.length === 2 && types.includes('code') && types.includes('id_token')
}

/** Signatures, keys and encryption that are wrong. */
export const idTokenSignatureFaults: readonly Fault[] = [
  defineFault({
    ...ids({
      name: 'sig-bad-rs256',
      title: 'Signs ID tokens wrongly',
      caughtBy: ['idt-signature'],
      follows: [...FRONT_ID_TOKEN_FLOWS, 'flows/logout'],
    }),
    seam: 'signedIdToken',
    alter: (jwt, { place }) => (place === 'logout' ? jwt : withBadSignature(jwt)),
  }),
  headerFault(
    {
      name: 'sig-none-unasked',
      title: 'Leaves ID tokens unsigned that should be signed',
      caughtBy: ['idt-signature', 'idt-alg-default', 'idt-alg-rs256'],
    },
    { alg: 'none' },
  ),
  headerFault(
    {
      name: 'sig-alg-other',
      title: 'Signs ID tokens with ES256, by a key that is not published, that should be signed with RS256',
      caughtBy: ['idt-alg-default', 'idt-alg-rs256'],
      follows: ['id-token/idt-signature', 'discovery/jwks-one-match', ...EVERY_ID_TOKEN_USE],
    },
    { alg: 'ES256', kid: 'not-published' },
  ),
  headerFault(
    {
      name: 'sig-alg-confusion',
      title: 'Signs ID tokens with the client secret that should be signed with a key',
      caughtBy: ['idt-alg-default', 'idt-alg-rs256'],
      follows: [...EVERY_ID_TOKEN_FLOW, 'flows/refresh'],
    },
    { alg: 'HS256' },
  ),
  headerFault(
    {
      name: 'sig-alg-lowercase',
      title: 'Writes the algorithm of ID tokens in small letters',
      caughtBy: ['idt-signature', 'idt-alg-default', 'idt-alg-rs256'],
      follows: ['discovery/jwks-one-match', ...EVERY_ID_TOKEN_USE],
    },
    { alg: 'rs256' },
  ),
  headerFault(
    { name: 'sig-crit', title: 'Marks an unknown extension of ID tokens as critical', caughtBy: ['idt-signature'] },
    { crit: ['urn:example:extension'], 'urn:example:extension': true },
  ),
  headerFault(
    { name: 'sig-kid-absent', title: 'Does not say which key signed an ID token', caughtBy: ['idt-kid'], follows: [] },
    { kid: undefined },
  ),
  draftFault(
    {
      name: 'alg-none-not-honoured',
      title: 'Signs ID tokens for clients that registered the algorithm none',
      caughtBy: ['idt-alg-none'],
      follows: [],
    },
    (draft) => (draft.header.alg === 'none' ? { ...draft, header: { ...draft.header, alg: 'RS256' } } : draft),
  ),
  defineFault({
    ...ids({ name: 'sig-not-jwt', title: 'Sends something as id_token that is no JWT', caughtBy: ['idt-format'] }),
    seam: 'signedIdToken',
    alter: (jwt, { place }) => (place === 'logout' ? jwt : 'a.b.c'),
  }),
  defineFault({
    ...ids({
      name: 'sig-encrypted-unasked',
      title: 'Encrypts the ID token that comes with a code, although the client registered no key for it',
      caughtBy: ['idt-encrypted'],
      follows: ['flows/hybrid-code-id-token'],
    }),
    seam: 'signedIdToken',
    alter: (jwt, context) => (isHybridFront(context) ? sealed({ alg: 'RSA-OAEP', enc: 'A256GCM', kid: 'enc-1' }) : jwt),
  }),
  defineFault({
    ...ids({
      name: 'sig-encrypted-no-kid',
      title: 'Encrypts the ID token that comes with a code, to a key that it does not name',
      caughtBy: ['idt-encrypted-kid', 'idt-encrypted'],
      follows: ['flows/hybrid-code-id-token'],
    }),
    seam: 'signedIdToken',
    alter: (jwt, context) => (isHybridFront(context) ? sealed({ alg: 'RSA-OAEP', enc: 'A256GCM' }) : jwt),
  }),
]
