import { defineFault, type Fault, type JsonObject } from '../seams.js'

/** Clients that check the signature of an ID Token from the authorization endpoint get nowhere. */
const FRONT_CHANNEL_SIGN_INS = [
  'flows/hybrid-code-id-token',
  'flows/hybrid-code-id-token-token',
  'flows/implicit-id-token',
  'flows/implicit-id-token-token',
]

/** A key as RFC 7517 appendix A.1 has it, so that it can be read. */
const FURTHER_KEY = {
  kty: 'EC',
  crv: 'P-256',
  x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
  y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
  use: 'sig',
  alg: 'ES256',
} as const

type Keys = readonly Readonly<JsonObject>[]

/** A row about the key set. */
const keySetFault = (
  name: string,
  title: string,
  row: string,
  alter: (keys: Keys) => Keys,
  follows: readonly string[] = [],
): Fault =>
  defineFault({
    id: `discovery/${name}`,
    title,
    caughtBy: [`discovery/${row}`],
    ...(follows.length === 0 ? {} : { follows }),
    seam: 'jwks',
    alter: ({ keys }) => ({ keys: [...alter(keys)] }),
  })

/** What a provider gets wrong in its key set, and in naming its keys. */
export const keySetFaults: readonly Fault[] = [
  defineFault({
    id: 'discovery/jwks-down',
    title: 'Answers the request for the key set with status 500',
    caughtBy: ['discovery/jwks-fetch'],
    follows: ['document/get-jwks-status', ...FRONT_CHANNEL_SIGN_INS],
    seam: 'request',
    alter: (request, { operationId }) => (operationId === 'getJwks' ? new Response(null, { status: 500 }) : request),
  }),
  defineFault({
    id: 'discovery/jwks-empty',
    title: 'Publishes no keys',
    caughtBy: ['discovery/jwks-structure'],
    follows: ['discovery/jwks-one-match', 'id-token/idt-signature', 'userinfo/ui-signed', ...FRONT_CHANNEL_SIGN_INS],
    seam: 'jwks',
    alter: () => ({ keys: [] }),
  }),
  defineFault({
    id: 'discovery/sig-kid-unknown',
    title: 'Names a key in ID Tokens that is not published',
    caughtBy: ['discovery/jwks-one-match'],
    follows: ['flows/logout', 'id-token/idt-signature', ...FRONT_CHANNEL_SIGN_INS],
    seam: 'idToken',
    alter: (draft) => ({ ...draft, header: { ...draft.header, kid: 'unknown' } }),
  }),
  keySetFault(
    'sig-kid-number',
    'Publishes a key whose kid is a number',
    'jwks-structure',
    (keys) => [...keys, { ...FURTHER_KEY, kid: 17 }],
    ['discovery/jwks-kid-present', 'document/get-jwks-body'],
  ),
  keySetFault('jwks-symmetric-key', 'Publishes a symmetric key', 'jwks-public-only', (keys) => [
    ...keys,
    { kty: 'oct', k: 'c2VjcmV0LWJ1dC1wdWJsaXNoZWQ', kid: 'shared', use: 'sig', alg: 'HS256' },
  ]),
  keySetFault('sig-extra-keys', 'Publishes a key of an unknown type', 'jwks-usable-keys', (keys) => [
    ...keys,
    { kty: 'LATTICE', kid: 'future', use: 'sig' },
  ]),
  keySetFault('jwks-kid-absent', 'Publishes a second key without kid', 'jwks-kid-present', (keys) => [
    ...keys,
    FURTHER_KEY,
  ]),
  keySetFault('sig-kid-duplicate', 'Publishes two keys with the same kid', 'jwks-kid-distinct', (keys) => [
    ...keys,
    { ...FURTHER_KEY, kid: 'twin' },
    { ...FURTHER_KEY, kid: 'twin', use: 'enc', alg: 'ECDH-ES' },
  ]),
]
