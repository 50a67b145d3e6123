import type { Fault } from '../seams.js'
import { EVERY_ID_TOKEN_FLOW } from './flow-checks.js'
import { claimFault, inFront, responseTypeOf, without } from './id-token-row.js'

const later = (value: unknown, seconds: number): unknown => (typeof value === 'number' ? value + seconds : value)
const altered = (value: unknown): unknown => (typeof value === 'string' ? `${value}x` : value)

/** Claims that are missing or wrong. */
export const idTokenClaimFaults: readonly Fault[] = [
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
