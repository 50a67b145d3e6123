import type { Check, Requirement } from '../check.js'
import type { CheckContext } from '../harness/context.js'
import { judgeAnswer } from '../hydra/answer.js'
import { HYDRA_2 } from '../hydra/requirement.js'
import { type Story, storyChecks } from '../hydra/story-checks.js'
import { type Verdict, warn } from '../verdict.js'
import { type AssertionWish, assertion, tokenFor } from './assertions.js'
import { strangeKeys } from './trusted-issuers.js'

/** An assertion that is no reason to give a token. */
interface WrongAssertion {
  readonly name: string
  readonly title: string
  readonly wish: (now: number, context: CheckContext) => AssertionWish | Promise<AssertionWish>
  /** The item of RFC 7523 section 3 that binds. */
  readonly item: number
  /** A setting of the server that allows it: then it is no breach. */
  readonly setting?: string
}

const wrong: readonly WrongAssertion[] = [
  {
    name: 'strange-key',
    title: 'An assertion that is signed by a key nobody knows is refused',
    wish: async (_now, context) => ({ key: (await strangeKeys(context)).secret, header: { kid: 'strange' } }),
    item: 9,
  },
  {
    name: 'signature',
    title: 'An assertion that is signed by another key than the one it names is refused',
    wish: async (_now, context) => ({ key: (await strangeKeys(context)).secret }),
    item: 9,
  },
  {
    name: 'issuer',
    title: 'An assertion of an issuer that nobody trusts is refused',
    wish: () => ({ claims: { iss: 'https://touchstone-nobody.example' } }),
    item: 1,
  },
  {
    name: 'subject',
    title: 'An assertion for a subject that the issuer may not speak for is refused',
    wish: () => ({ claims: { sub: 'touchstone-nobody' } }),
    item: 2,
  },
  {
    name: 'audience',
    title: 'An assertion for another server is refused',
    wish: () => ({ claims: { aud: 'https://touchstone-other.example/' } }),
    item: 3,
  },
  {
    name: 'expired',
    title: 'An assertion that is expired is refused',
    wish: (now) => ({ claims: { exp: now - 60 } }),
    item: 4,
  },
  {
    name: 'without-exp',
    title: 'An assertion that never expires is refused',
    wish: () => ({ claims: { exp: undefined } }),
    item: 4,
  },
  {
    name: 'far-exp',
    title: 'An assertion that expires in ten years is refused',
    wish: (now) => ({ claims: { exp: now + 315_360_000 } }),
    item: 4,
    setting: 'oauth2.grant.jwt.max_ttl',
  },
  {
    name: 'nbf',
    title: 'An assertion that is not valid yet is refused',
    wish: (now) => ({ claims: { nbf: now + 600, exp: now + 900 } }),
    item: 5,
  },
  {
    name: 'without-iat',
    title: 'An assertion that does not say when it was issued is refused',
    wish: () => ({ claims: { iat: undefined } }),
    item: 6,
    setting: 'oauth2.grant.jwt.iat_optional',
  },
  {
    name: 'without-jti',
    title: 'An assertion without an id is refused',
    wish: () => ({ claims: { jti: undefined } }),
    item: 7,
    setting: 'oauth2.grant.jwt.jti_optional',
  },
]

const requirement = ({ item, setting }: WrongAssertion): Requirement => ({
  standard: 'RFC 7523',
  section: `3, item ${item}`,
  level: setting === undefined ? 'MUST' : 'MAY',
})

/** What a setting allows is worth a look, and no breach. */
function softened(verdict: Verdict, setting: string | undefined): Verdict {
  if (setting === undefined || verdict.outcome !== 'fail') return verdict
  const { expected, actual, exchange } = verdict
  const shown = exchange === undefined ? undefined : { id: exchange }
  return warn(expected, actual, { exchange: shown, note: `the setting ${setting} may allow it` })
}

const stories: readonly Story[] = [
  ...wrong.map(
    (row): Story => ({
      name: `assertion-${row.name}`,
      title: row.title,
      operations: ['oauth2TokenExchange'],
      systems: HYDRA_2,
      requirement: requirement(row),
      async run(context) {
        const wish = await row.wish(Math.floor(context.now() / 1_000), context)
        const exchange = await tokenFor(context, await assertion(context, wish))
        const verdict = judgeAnswer(exchange, { status: 400, error: 'invalid_grant' })
        return softened(verdict, row.setting)
      },
    }),
  ),
  {
    name: 'assertion-no-jwt',
    title: 'An assertion that is no JWT is refused',
    operations: ['oauth2TokenExchange'],
    systems: HYDRA_2,
    requirement: { standard: 'RFC 7523', section: '3', level: 'MUST' },
    run: async (context) => judgeAnswer(await tokenFor(context, 'garbage'), { status: 400, error: 'invalid_grant' }),
  },
]

/** Assertions that are refused, each for one reason. */
export const wrongAssertionChecks: readonly Check[] = storyChecks('hydra-trust', stories)
