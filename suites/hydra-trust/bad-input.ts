import type { Check } from '../check.js'
import type { JsonObject } from '../harness/context.js'
import { type AnswerRow, answerChecks } from '../hydra/answer-checks.js'
import { HYDRA_2 } from '../hydra/requirement.js'
import { issuerKeys, trustWish } from './trusted-issuers.js'

/** A wish to trust an issuer of which a part is missing or too much. */
interface IncompleteWish {
  readonly name: string
  readonly title: string
  /** Over the members of a complete wish; `undefined` leaves one out. */
  readonly members: Readonly<JsonObject>
}

const incomplete: readonly IncompleteWish[] = [
  { name: 'without-issuer', title: 'Nobody can be trusted without a name', members: { issuer: undefined } },
  { name: 'without-subject', title: 'An issuer speaks for a subject, or for any', members: { subject: undefined } },
  {
    name: 'both-subjects',
    title: 'An issuer does not speak for a subject and for any at the same time',
    members: { allow_any_subject: true },
  },
  { name: 'without-expiry', title: 'Trust has an end', members: { expires_at: undefined } },
  { name: 'without-key', title: 'An issuer has a key', members: { jwk: undefined } },
]

const MISSING = { status: 400, mediaType: 'application/json', error: 'missing_required_parameter' } as const
const operation = 'trustOAuth2JwtGrantIssuer'

const rows: readonly AnswerRow[] = [
  ...incomplete.map(
    ({ name, title, members }): AnswerRow => ({
      name: `create-${name}`,
      title,
      operation,
      systems: HYDRA_2,
      request: async (context) => ({ json: { ...(await trustWish(context)), ...members } }),
      expected: MISSING,
    }),
  ),
  {
    name: 'create-key-without-kid',
    title: 'The key of an issuer has a kid',
    operation,
    systems: HYDRA_2,
    request: async (context) => ({ json: { ...(await trustWish(context)), jwk: (await issuerKeys(context)).open } }),
    expected: MISSING,
  },
  {
    name: 'create-malformed-json',
    title: 'A body that is not JSON makes nobody trusted',
    operation,
    systems: HYDRA_2,
    request: { headers: { 'content-type': 'application/json' }, body: '{' },
    expected: { status: 400, mediaType: 'application/json', members: { error: /./ } },
  },
]

/** Wishes to trust somebody that cannot be met. */
export const badInputChecks: readonly Check[] = answerChecks('hydra-trust', rows)
