import type { Fault } from '../../seams.js'
import type { HydraSystem } from '../../systems/hydra/systems.js'
import { otherHeaders, otherJson, otherStatus } from './answers.js'
import { type Asked, sentMember } from './asked.js'
import { keyChecks, withKeys } from './key-sets.js'
import { LINES_1, LINES_2 } from './lines.js'
import { ignoredMembers } from './requests.js'

const CREATE = { operation: 'createJsonWebKeySet' } as const
const MADE = { ...CREATE, status: 201 } as const

/** Who makes which keys, and which are made for other checks too. */
const ALGORITHMS = [
  { alg: 'RS256', systems: [...LINES_1, ...LINES_2], halves: true },
  { alg: 'ES256', systems: LINES_2, halves: true, quick: true },
  { alg: 'ES512', systems: [...LINES_1, ...LINES_2], halves: true },
  { alg: 'EdDSA', systems: LINES_2, halves: true },
  { alg: 'HS256', systems: LINES_1, halves: false, quick: true },
  { alg: 'HS512', systems: LINES_1, halves: false },
] as const

const reversed = (value: unknown): string => [...String(value)].reverse().join('')

const ofAlgorithms = ALGORITHMS.flatMap(({ alg, systems, halves, ...more }): readonly Fault[] => {
  const name = alg.toLowerCase()
  const where = { ...MADE, when: (asked: Asked) => sentMember(asked, 'alg') === alg }
  const follows = 'quick' in more ? keyChecks('create-stored', 'create-second-key') : []
  return [
    otherJson(
      {
        id: `hydra-keys/other-kid-${name}`,
        title: `Gives keys for ${alg} another kid than the one that was asked for`,
        caughtBy: keyChecks(`create-${name}`),
        follows,
        systems,
      },
      where,
      withKeys((key) => ({ ...key, kid: `${String(key.kid)}-2` })),
    ),
    ...(halves
      ? [
          otherJson(
            {
              id: `hydra-keys/useless-${name}`,
              title: `Makes keys for ${alg} of which one half does not fit the other`,
              caughtBy: keyChecks(`sign-${name}`),
              follows,
              systems,
            },
            where,
            // Libraries don't look at d where they have dp.
            withKeys(({ dp, ...key }) =>
              key.d === undefined ? key : { ...key, d: reversed(key.d), ...(dp !== undefined && { dp: reversed(dp) }) },
            ),
          ),
        ]
      : []),
  ]
})

interface Refusal {
  readonly check: string
  readonly title: string
  readonly when: (asked: Asked) => boolean
  readonly systems?: readonly HydraSystem[]
}

const refusals: readonly Refusal[] = [
  {
    check: 'create-unknown-alg',
    title: 'Takes on a key for an algorithm that nobody knows',
    when: (asked) => sentMember(asked, 'alg') === 'XX999',
  },
  {
    check: 'create-alg-none',
    title: 'Takes on a key for the algorithm none',
    when: (asked) => sentMember(asked, 'alg') === 'none',
  },
  {
    check: 'create-without-alg',
    title: 'Takes on a key without an algorithm',
    when: (asked) => sentMember(asked, 'kid') !== undefined && sentMember(asked, 'alg') === undefined,
  },
  { check: 'create-empty-object', title: 'Takes on a key of which nothing is said', when: ({ text }) => text === '{}' },
  ...ALGORITHMS.filter(({ systems }) => systems.length < 4).map(({ alg, systems }) => ({
    check: `create-${alg.toLowerCase()}`,
    title: `Takes on a key for ${alg}, for which it makes none`,
    when: (asked: Asked) => sentMember(asked, 'alg') === alg,
    systems: [...LINES_1, ...LINES_2].filter((system) => !systems.some((other) => other === system)),
  })),
  {
    check: 'create-malformed-json',
    title: 'Takes on a key from a body that is not JSON',
    when: ({ text }) => text === '{"alg"',
  },
  { check: 'create-empty-body', title: 'Takes on a key without a body', when: ({ text }) => text === '' },
  { check: 'create-array', title: 'Takes on a key from a list', when: ({ text }) => text === '[]' },
]

const details: readonly Fault[] = [
  otherJson(
    {
      id: 'hydra-keys/public-half-tells-secret',
      title: 'Shows the private exponent in the public half of a new key',
      caughtBy: keyChecks('create-rs256', 'create-es512'),
      systems: LINES_1,
    },
    MADE,
    withKeys((key) => (String(key.kid).startsWith('public:') ? { ...key, d: 'c2VjcmV0' } : key)),
  ),
  otherHeaders(
    {
      id: 'hydra-keys/location-without-set',
      title: 'Does not name the set in the Location of a creation',
      caughtBy: keyChecks('create-location'),
    },
    MADE,
    { location: '/keys' },
  ),
  otherJson(
    {
      id: 'hydra-keys/shown-otherwise',
      title: 'Shows a new key otherwise than it stores it',
      caughtBy: keyChecks('create-stored', 'create-second-key'),
    },
    MADE,
    withKeys((key) => ({ ...key, x5u: 'https://op.example/chain.pem' })),
  ),
  ignoredMembers(
    { id: 'hydra-keys/use-enc-ignored', title: 'Makes no keys to encrypt', caughtBy: keyChecks('create-use') },
    { ...CREATE, when: (asked) => sentMember(asked, 'use') === 'enc' },
    'use',
  ),
  otherJson(
    {
      id: 'hydra-keys/use-made-up',
      title: 'Makes up a use where none was asked for',
      caughtBy: keyChecks('create-without-use'),
      systems: LINES_1,
    },
    { ...MADE, when: (asked) => sentMember(asked, 'use') === undefined },
    withKeys((key) => ({ ...key, use: 'sig' })),
  ),
  otherJson(
    {
      id: 'hydra-keys/kid-left-empty',
      title: 'Makes up no kid where none was asked for',
      caughtBy: keyChecks('create-without-kid', 'create-empty-kid'),
      systems: LINES_1,
    },
    { ...MADE, when: (asked) => (sentMember(asked, 'kid') ?? '') === '' },
    withKeys((key) => ({ ...key, kid: '' })),
  ),
  otherStatus(
    {
      id: 'hydra-keys/kid-taken-is-failure',
      title: 'Answers a kid that is taken as if the server had failed',
      caughtBy: keyChecks('create-kid-taken'),
      systems: LINES_1,
    },
    { ...CREATE, status: 409 },
    500,
  ),
]

/** What goes wrong where keys are made, or ought not to be. */
export const keysMadeFaults: readonly Fault[] = [
  ...ofAlgorithms,
  ...details,
  ...refusals.map(({ check, title, when, systems }) =>
    otherStatus(
      { id: `hydra-keys/${check}-taken`, title, caughtBy: keyChecks(check), ...(systems && { systems }) },
      { ...CREATE, when },
      201,
    ),
  ),
]
