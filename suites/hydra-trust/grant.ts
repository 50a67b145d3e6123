import type { Check, Requirement } from '../check.js'
import { jsonBody } from '../harness/exchange.js'
import { isObject, nonEmpty } from '../harness/json.js'
import { ABSENT, judgeAnswer } from '../hydra/answer.js'
import { HYDRA_2 } from '../hydra/requirement.js'
import { type Story, storyChecks } from '../hydra/story-checks.js'
import { Skip, worst } from '../verdict.js'
import { assertion, tokenFor } from './assertions.js'
import { sharedIssuer, trusted } from './trusted-issuers.js'

const systems = HYDRA_2
const rfc7523 = (section: string): Requirement => ({ standard: 'RFC 7523', section, level: 'MUST' })

const refused = (error: string) => ({ status: 400, mediaType: 'application/json', error }) as const

const stories: readonly Story[] = [
  {
    name: 'grant',
    title: 'An assertion of a trusted issuer is good for an access token, and for nothing more',
    operations: ['oauth2TokenExchange'],
    systems,
    requirement: rfc7523('2.1'),
    async run(context) {
      const exchange = await tokenFor(context, await assertion(context))
      return judgeAnswer(exchange, {
        status: 200,
        mediaType: 'application/json',
        members: { access_token: /./, token_type: /^bearer$/i, scope: '', refresh_token: ABSENT, id_token: ABSENT },
      })
    },
  },
  {
    name: 'grant-subject',
    title: 'The access token stands for the subject of the assertion, with the scope that was asked for',
    operations: ['oauth2TokenExchange', 'introspectOAuth2Token'],
    systems,
    requirement: rfc7523('3'),
    async run(context) {
      const { wish } = await sharedIssuer(context)
      const granted = await tokenFor(context, await assertion(context), { scope: 'email' })
      const body = jsonBody(granted)
      const token = isObject(body) ? nonEmpty(body.access_token) : undefined
      if (token === undefined) throw new Skip('there is no access token to introspect', 'hydra-trust/grant')
      const introspected = await context.hydra.send('introspectOAuth2Token', { form: { token } })
      return worst([
        judgeAnswer(granted, { status: 200, members: { scope: 'email' } }),
        judgeAnswer(introspected, { status: 200, members: { active: true, sub: wish.subject, scope: 'email' } }),
      ])
    },
  },
  {
    name: 'grant-any-subject',
    title: 'An issuer that is trusted for everybody speaks for anybody',
    operations: ['oauth2TokenExchange', 'trustOAuth2JwtGrantIssuer'],
    systems,
    async run(context) {
      const issuer = await trusted(context, { subject: undefined, allow_any_subject: true })
      const jwt = await assertion(context, { issuer, claims: { sub: `touchstone-${context.random(12)}` } })
      return judgeAnswer(await tokenFor(context, jwt), { status: 200, members: { access_token: /./ } })
    },
  },
  {
    name: 'grant-jti-known',
    title: 'An assertion is good for one token',
    operations: ['oauth2TokenExchange'],
    systems,
    requirement: rfc7523('3'),
    async run(context) {
      const jwt = await assertion(context)
      const first = await tokenFor(context, jwt)
      if (first.response.status !== 200) throw new Skip('the assertion was not taken at all', 'hydra-trust/grant')
      return judgeAnswer(await tokenFor(context, jwt), refused('jti_known'))
    },
  },
  {
    name: 'grant-scope-not-trusted',
    title: 'A scope that the issuer is not trusted with is refused, though the client may have it',
    operations: ['oauth2TokenExchange'],
    systems,
    async run(context) {
      return judgeAnswer(
        await tokenFor(context, await assertion(context), { scope: 'photos' }),
        refused('invalid_scope'),
      )
    },
  },
  {
    name: 'grant-without-assertion',
    title: 'A token request without an assertion is refused',
    operations: ['oauth2TokenExchange'],
    systems,
    requirement: rfc7523('2.1'),
    async run(context) {
      return judgeAnswer(await tokenFor(context, undefined), refused('invalid_request'))
    },
  },
  {
    name: 'grant-other-client',
    title: 'A client without the grant type gets no token by an assertion',
    operations: ['oauth2TokenExchange'],
    systems,
    async run(context) {
      const client = await context.client()
      return judgeAnswer(await tokenFor(context, await assertion(context), { client }), refused('unauthorized_client'))
    },
  },
  {
    name: 'grant-unauthenticated',
    title: 'A client that does not authenticate gets no token by an assertion',
    operations: ['oauth2TokenExchange'],
    systems,
    async run(context) {
      const authentication = { method: 'omitted' }
      return judgeAnswer(
        await tokenFor(context, await assertion(context), { authentication }),
        refused('invalid_request'),
      )
    },
  },
  {
    name: 'grant-after-deletion',
    title: 'An issuer that is no longer trusted gets no tokens',
    operations: ['oauth2TokenExchange', 'deleteTrustedOAuth2JwtGrantIssuer'],
    systems,
    async run(context) {
      const issuer = await trusted(context)
      await context.hydra.send('deleteTrustedOAuth2JwtGrantIssuer', { path: { id: issuer.id } })
      return judgeAnswer(await tokenFor(context, await assertion(context, { issuer })), refused('invalid_grant'))
    },
  },
]

/** The grant that trusted issuers allow. */
export const grantChecks: readonly Check[] = storyChecks('hydra-trust', stories)
