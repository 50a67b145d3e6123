import { defineFault, type Fault, type FaultAt, type JsonObject, type JwtDraft, type SeamContext } from '../seams.js'
import { EVERY_ID_TOKEN_FLOW, EVERY_ID_TOKEN_USE, FRONT_ID_TOKEN_FLOWS } from './flow-checks.js'

type Claims = Readonly<JsonObject>

interface Row {
  /** Name of the fault without its suite. */
  readonly name: string
  readonly title: string
  /** Names of checks of the suite. */
  readonly caughtBy: readonly string[]
  /** @default every flow in which an application looks at ID tokens */
  readonly follows?: readonly string[]
}

const ids = ({ name, title, caughtBy, follows = EVERY_ID_TOKEN_USE }: Row) => ({
  id: `id-token/${name}`,
  title,
  caughtBy: caughtBy.map((check) => (check.includes('/') ? check : `id-token/${check}`)),
  follows,
})

/** A fault in the claims of ID tokens; logout tokens are left alone. */
const claimFault = (row: Row, alter: (claims: Claims, context: SeamContext) => JsonObject): FaultAt<'idTokenClaims'> =>
  defineFault({
    ...ids(row),
    seam: 'idTokenClaims',
    alter: (claims, context) => (context.place === 'logout' ? { ...claims } : alter(claims, context)),
  })

/** A fault in ID tokens about to be signed. */
const draftFault = (row: Row, alter: (draft: JwtDraft, context: SeamContext) => JwtDraft): FaultAt<'idToken'> =>
  defineFault({
    ...ids(row),
    seam: 'idToken',
    alter: (draft, context) => (context.place === 'logout' ? draft : alter(draft, context)),
  })

const headerFault = (row: Row, header: JsonObject): FaultAt<'idToken'> =>
  // Who registered for unsigned ID tokens gets them as ever.
  draftFault(row, (draft) =>
    draft.header.alg === 'none' ? draft : { ...draft, header: { ...draft.header, ...header } },
  )

const without = (claims: Claims, name: string): JsonObject => {
  const { [name]: _omitted, ...others } = claims
  return others
}

const responseTypeOf = ({ parameters }: SeamContext): readonly string[] => (parameters?.response_type ?? '').split(' ')
const inFront = ({ place }: SeamContext): boolean => place === 'authorization'
const later = (value: unknown, seconds: number): unknown => (typeof value === 'number' ? value + seconds : value)
const altered = (value: unknown): unknown => (typeof value === 'string' ? `${value}x` : value)
/** A hash claim of the right length that fits nothing. */
const WRONG_HASH = 'AAAAAAAAAAAAAAAAAAAAAA'

const claimFaults: readonly Fault[] = [
  claimFault(
    { name: 'idt-wrong-iss', title: 'Names another issuer in ID tokens', caughtBy: ['idt-iss'] },
    (claims) => ({
      ...claims,
      iss: altered(claims.iss),
    }),
  ),
  claimFault({ name: 'idt-missing-iss', title: 'Leaves iss out of ID tokens', caughtBy: ['idt-iss'] }, (claims) =>
    without(claims, 'iss'),
  ),
  claimFault(
    { name: 'idt-wrong-aud', title: 'Names another client in ID tokens', caughtBy: ['idt-aud'] },
    (claims) => ({
      ...claims,
      aud: 'another-client',
    }),
  ),
  claimFault({ name: 'idt-missing-aud', title: 'Leaves aud out of ID tokens', caughtBy: ['idt-aud'] }, (claims) =>
    without(claims, 'aud'),
  ),
  claimFault({ name: 'idt-missing-exp', title: 'Leaves exp out of ID tokens', caughtBy: ['idt-exp'] }, (claims) =>
    without(claims, 'exp'),
  ),
  claimFault(
    {
      name: 'idt-expired',
      title: 'Issues ID tokens that expired an hour ago',
      caughtBy: ['idt-exp'],
      follows: [...EVERY_ID_TOKEN_FLOW, 'flows/refresh'],
    },
    (claims) => ({
      ...claims,
      exp: later(claims.iat, -3_600),
    }),
  ),
  claimFault({ name: 'idt-exp-string', title: 'Writes exp as a string', caughtBy: ['idt-exp'] }, (claims) => ({
    ...claims,
    exp: String(claims.exp),
  })),
  claimFault(
    { name: 'idt-exp-ms', title: 'Counts exp in milliseconds', caughtBy: ['idt-exp-unit'], follows: [] },
    (claims) => ({ ...claims, exp: Number(claims.exp) * 1_000 }),
  ),
  claimFault({ name: 'idt-missing-iat', title: 'Leaves iat out of ID tokens', caughtBy: ['idt-iat'] }, (claims) =>
    without(claims, 'iat'),
  ),
  claimFault(
    { name: 'idt-iat-future', title: 'Issues ID tokens ten minutes from now', caughtBy: ['idt-iat'], follows: [] },
    (claims) => ({ ...claims, iat: later(claims.iat, 600) }),
  ),
  claimFault(
    {
      name: 'iat-old',
      title: 'Hands out ID tokens that were issued ten minutes ago',
      caughtBy: ['idt-iat-fresh'],
      follows: [],
    },
    (claims) => ({ ...claims, iat: later(claims.iat, -600) }),
  ),
  claimFault(
    {
      name: 'idt-nbf-future',
      title: 'Issues ID tokens that are valid in ten minutes',
      caughtBy: ['idt-nbf'],
      follows: [...EVERY_ID_TOKEN_FLOW, 'flows/refresh'],
    },
    (claims) => ({
      ...claims,
      nbf: later(claims.iat, 600),
    }),
  ),
  claimFault(
    { name: 'auth-time-ms', title: 'Counts auth_time in milliseconds', caughtBy: ['idt-auth-time-sane'], follows: [] },
    (claims) => ({ ...claims, auth_time: Number(claims.iat) * 1_000 }),
  ),
  claimFault(
    {
      name: 'acr-number',
      title: 'Writes acr as a number',
      caughtBy: ['idt-acr-string'],
      follows: ['id-token/idt-acr-essential'],
    },
    (claims) => ({ ...claims, acr: 1 }),
  ),
  claimFault(
    {
      name: 'idt-acr-other',
      title: 'Tells an acr that nobody asked for',
      caughtBy: ['idt-acr-essential'],
      follows: [],
    },
    (claims) => ({ ...claims, acr: 'urn:example:another' }),
  ),
  claimFault(
    {
      name: 'idt-wrong-nonce',
      title: 'Adds a character to the nonce',
      caughtBy: ['idt-nonce'],
      follows: EVERY_ID_TOKEN_FLOW,
    },
    (claims) => ({
      ...claims,
      nonce: altered(claims.nonce),
    }),
  ),
  claimFault(
    {
      name: 'idt-missing-nonce',
      title: 'Leaves the nonce out of ID tokens',
      caughtBy: ['idt-nonce'],
      follows: EVERY_ID_TOKEN_FLOW,
    },
    (claims) => without(claims, 'nonce'),
  ),
  claimFault({ name: 'idt-missing-sub', title: 'Leaves sub out of ID tokens', caughtBy: ['idt-sub'] }, (claims) =>
    without(claims, 'sub'),
  ),
  claimFault({ name: 'idt-sub-type', title: 'Writes sub as a number', caughtBy: ['idt-sub'] }, (claims) => ({
    ...claims,
    sub: 42,
  })),
  claimFault(
    {
      name: 'sub-too-long',
      title: 'Makes a sub of 256 characters',
      caughtBy: ['idt-sub'],
      follows: ['userinfo/ui-sub-match', 'flows/userinfo'],
    },
    (claims) => ({ ...claims, sub: String(claims.sub).padEnd(256, 'x') }),
  ),
  claimFault(
    {
      name: 'hybrid-other-sub',
      title: 'Names another person in the first of two ID tokens',
      caughtBy: ['idt-hybrid-same-sub'],
      follows: ['userinfo/ui-sub-match'],
    },
    (claims, context) =>
      inFront(context) && responseTypeOf(context).includes('code')
        ? { ...claims, sub: altered(claims.sub) }
        : { ...claims },
  ),
  claimFault(
    { name: 'type-flip', title: 'Writes email_verified as a string', caughtBy: ['idt-std-claims'], follows: [] },
    (claims) =>
      'email_verified' in claims ? { ...claims, email_verified: String(claims.email_verified) } : { ...claims },
  ),
  claimFault(
    { name: 'updated-at-ms', title: 'Counts updated_at in milliseconds', caughtBy: ['idt-updated-at'], follows: [] },
    (claims) =>
      typeof claims.updated_at === 'number' ? { ...claims, updated_at: claims.updated_at * 1_000 } : { ...claims },
  ),
  claimFault(
    {
      name: 'name-unasked',
      title: 'Puts the name into ID tokens of the token endpoint, whether or not somebody asked for it',
      caughtBy: ['idt-no-name', 'scopes/claims-right-place'],
      follows: ['id-token/idt-no-extra'],
    },
    (claims, { place }) => (place === 'token' ? { ...claims, name: 'Somebody' } : { ...claims }),
  ),
  claimFault(
    {
      name: 'idt-extra-claims',
      title: 'Puts claims of its own into ID tokens',
      caughtBy: ['idt-no-extra'],
      follows: [],
    },
    (claims) => ({ ...claims, department: { name: 'Mathematics', floor: 3 } }),
  ),
]

const hashFaults: readonly Fault[] = [
  claimFault(
    {
      name: 'hash-at-wrong',
      title: 'Sends a wrong at_hash with an access token from the authorization endpoint',
      caughtBy: ['idt-at-hash-front'],
      follows: [],
    },
    (claims, context) => (inFront(context) && 'at_hash' in claims ? { ...claims, at_hash: WRONG_HASH } : { ...claims }),
  ),
  claimFault(
    {
      name: 'hash-at-missing',
      title: 'Leaves out at_hash beside an access token from the authorization endpoint',
      caughtBy: ['idt-at-hash-front'],
      follows: [],
    },
    (claims, context) => (inFront(context) ? without(claims, 'at_hash') : { ...claims }),
  ),
  claimFault(
    {
      name: 'hash-c-wrong',
      title: 'Sends a wrong c_hash with a code',
      caughtBy: ['idt-c-hash-front'],
      follows: ['flows/hybrid-code-id-token', 'flows/hybrid-code-id-token-token'],
    },
    (claims, context) => (inFront(context) && 'c_hash' in claims ? { ...claims, c_hash: WRONG_HASH } : { ...claims }),
  ),
  claimFault(
    {
      name: 'hash-c-missing',
      title: 'Leaves out c_hash beside a code',
      caughtBy: ['idt-c-hash-front'],
      follows: ['flows/hybrid-code-id-token', 'flows/hybrid-code-id-token-token'],
    },
    (claims, context) => (inFront(context) ? without(claims, 'c_hash') : { ...claims }),
  ),
  claimFault(
    {
      name: 'hash-at-wrong-code',
      title: 'Sends a wrong at_hash from the token endpoint',
      caughtBy: ['idt-at-hash-token'],
      follows: [],
    },
    (claims, { place }) => (place === 'token' ? { ...claims, at_hash: WRONG_HASH } : { ...claims }),
  ),
  claimFault(
    {
      name: 'hash-c-wrong-token',
      title: 'Sends a wrong c_hash from the token endpoint',
      caughtBy: ['idt-c-hash-token'],
      follows: [],
    },
    (claims, { place }) => (place === 'token' ? { ...claims, c_hash: WRONG_HASH } : { ...claims }),
  ),
]

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

const signatureFaults: readonly Fault[] = [
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

/** What a provider gets wrong about ID tokens. */
export const idTokenFaults: readonly Fault[] = [...claimFaults, ...hashFaults, ...signatureFaults]
