import type { Check } from '../check.js'
import type { CheckContext } from '../harness/context.js'
import { type Exchange, jsonBody } from '../harness/exchange.js'
import { isObject } from '../harness/json.js'
import { judgeAnswer } from '../hydra/answer.js'
import { type AnswerRow, answerChecks } from '../hydra/answer-checks.js'
import { HYDRA_2 } from '../hydra/requirement.js'
import { type Story, storyChecks } from '../hydra/story-checks.js'
import { fail, pass, type Verdict, worst } from '../verdict.js'
import { sharedIssuer, type TrustedIssuer, trust, trusted } from './trusted-issuers.js'

const systems = HYDRA_2
const UNKNOWN = { status: 404, mediaType: 'application/json', members: { error: /./ } } as const
/** No random UUID is this one. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

const getIssuer = ({ hydra }: CheckContext, id: string): Promise<Exchange> =>
  hydra.send('getTrustedOAuth2JwtGrantIssuer', { path: { id } })

/** What the server must tell of an issuer. It never tells the key, but where it is kept. */
function told({ id, wish: { jwk, ...wish } }: Pick<TrustedIssuer, 'id' | 'wish'>) {
  const kid = isObject(jwk) ? jwk.kid : undefined
  const created_at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/
  return { ...wish, id, allow_any_subject: false, created_at, public_key: { set: wish.issuer, kid } }
}

const rows: readonly AnswerRow[] = [
  {
    name: 'list',
    title: 'The trusted issuers are listed page by page',
    operation: 'listTrustedOAuth2JwtGrantIssuers',
    systems,
    expected: { status: 200, mediaType: 'application/json', headers: { link: /rel="first"/ } },
  },
  {
    name: 'get-unknown',
    title: 'An issuer that nobody trusted is unknown',
    operation: 'getTrustedOAuth2JwtGrantIssuer',
    systems,
    request: { path: { id: NOBODY } },
    expected: UNKNOWN,
  },
  {
    name: 'get-no-uuid',
    title: 'An id that is no UUID is unknown in 2.3, and refused later',
    operation: 'getTrustedOAuth2JwtGrantIssuer',
    systems,
    request: { path: { id: 'nope' } },
    expected: (system) => (system === 'hydra-2.3' ? UNKNOWN : { ...UNKNOWN, status: 400 }),
  },
]

/** Ids of a listing; undefined when it is none. */
function idsOf(exchange: Exchange): readonly unknown[] | undefined {
  const body = jsonBody(exchange)
  return Array.isArray(body) ? body.map((one: unknown) => (isObject(one) ? one.id : one)) : undefined
}

async function judgeListed(context: CheckContext, issuer: string, ids: readonly string[]): Promise<Verdict> {
  const exchange = await context.hydra.send('listTrustedOAuth2JwtGrantIssuers', { query: { issuer } })
  const actual = { status: exchange.response.status, ids: idsOf(exchange) }
  const right =
    actual.status === 200 && actual.ids?.length === ids.length && ids.every((id) => actual.ids?.includes(id))
  return right ? pass() : fail({ status: 200, ids }, actual, { exchange })
}

const stories: readonly Story[] = [
  {
    name: 'create',
    title: 'An issuer becomes trusted, and Location tells where it is kept',
    operations: ['trustOAuth2JwtGrantIssuer'],
    systems,
    async run(context) {
      const issuer = await sharedIssuer(context)
      return judgeAnswer(issuer.exchange, {
        status: 201,
        mediaType: 'application/json',
        members: told(issuer),
        headers: { location: new RegExp(`/trust/grants/jwt-bearer/issuers/${issuer.id}$`) },
      })
    },
  },
  {
    name: 'create-duplicate',
    title: 'An issuer that is trusted with the same key and subject already is refused as a conflict',
    operations: ['trustOAuth2JwtGrantIssuer'],
    systems,
    async run(context) {
      const { wish } = await sharedIssuer(context)
      return judgeAnswer(await trust(context, wish), { ...UNKNOWN, status: 409 })
    },
  },
  {
    name: 'create-without-scope',
    title: 'An issuer that is trusted without a scope has none',
    operations: ['trustOAuth2JwtGrantIssuer', 'getTrustedOAuth2JwtGrantIssuer'],
    systems,
    async run(context) {
      const { id, exchange } = await trusted(context, { scope: undefined })
      return worst([
        judgeAnswer(exchange, { status: 201, members: { scope: null } }),
        judgeAnswer(await getIssuer(context, id), { status: 200, members: { scope: [] } }),
      ])
    },
  },
  {
    name: 'create-any-subject',
    title: 'An issuer can be trusted to speak for everybody',
    operations: ['trustOAuth2JwtGrantIssuer', 'getTrustedOAuth2JwtGrantIssuer'],
    systems,
    async run(context) {
      const { id } = await trusted(context, { subject: undefined, allow_any_subject: true })
      const members = { allow_any_subject: true, subject: '' }
      return judgeAnswer(await getIssuer(context, id), { status: 200, members })
    },
  },
  {
    name: 'get',
    title: 'An issuer is shown as it was trusted',
    operations: ['getTrustedOAuth2JwtGrantIssuer'],
    systems,
    async run(context) {
      const issuer = await sharedIssuer(context)
      const exchange = await getIssuer(context, issuer.id)
      return judgeAnswer(exchange, { status: 200, mediaType: 'application/json', members: told(issuer) })
    },
  },
  {
    name: 'list-by-issuer',
    title: 'The list can be narrowed to an issuer',
    operations: ['listTrustedOAuth2JwtGrantIssuers'],
    systems,
    async run(context) {
      const { id, wish } = await sharedIssuer(context)
      return judgeListed(context, wish.issuer, [id])
    },
  },
  {
    name: 'list-by-unknown-issuer',
    title: 'The list is empty for an issuer that nobody trusted',
    operations: ['listTrustedOAuth2JwtGrantIssuers'],
    systems,
    async run(context) {
      // Something must be there to be left out.
      const { wish } = await sharedIssuer(context)
      return judgeListed(context, `${wish.issuer}/other`, [])
    },
  },
  {
    name: 'delete',
    title: 'An issuer that was deleted is neither found nor listed',
    operations: [
      'deleteTrustedOAuth2JwtGrantIssuer',
      'getTrustedOAuth2JwtGrantIssuer',
      'listTrustedOAuth2JwtGrantIssuers',
    ],
    systems,
    async run(context) {
      const { id, wish } = await trusted(context)
      const deleted = await context.hydra.send('deleteTrustedOAuth2JwtGrantIssuer', { path: { id } })
      return worst([
        judgeAnswer(deleted, { status: 204, empty: true }),
        judgeAnswer(await getIssuer(context, id), UNKNOWN),
        await judgeListed(context, wish.issuer, []),
      ])
    },
  },
  {
    name: 'delete-unknown',
    title: 'An issuer that is not there cannot be deleted',
    operations: ['deleteTrustedOAuth2JwtGrantIssuer'],
    systems,
    async run({ hydra }) {
      return judgeAnswer(await hydra.send('deleteTrustedOAuth2JwtGrantIssuer', { path: { id: NOBODY } }), UNKNOWN)
    },
  },
]

/** Issuers as operators manage them. */
export const managedIssuerChecks: readonly Check[] = [
  ...answerChecks('hydra-trust', rows),
  ...storyChecks('hydra-trust', stories),
]
