import type { Exchange } from '../harness/exchange.js'
import { nonEmpty } from '../harness/json.js'
import { judgeAnswer } from '../hydra/answer.js'
import { type OwnTokens, ownTokens, tokenIn } from '../hydra/own-tokens.js'
import { sharedStoryChecks } from '../hydra/shared-story-checks.js'
import { introspected, noneActive } from '../hydra/token-activity.js'
import { Skip, worst } from '../verdict.js'
import { consentsIn, listed } from './consent-list.js'
import { DONE } from './nothing-to-revoke.js'

/** A consent that was taken back by the id of its request. */
interface ByRequestId extends OwnTokens {
  readonly answer: Exchange
  readonly access: Exchange
  readonly list: Exchange
}

/** Lines that know consents by the id of their request. */
const SYSTEMS = ['hydra-2'] as const

/** The consent alone is revoked that the id stands for. */
export const byRequestId = sharedStoryChecks<ByRequestId>(
  'hydra-consent-sessions',
  async (context) => {
    const granted = await ownTokens(context, { consent: { remember: true, remember_for: 0 } })
    const { subject, tokens } = granted
    const [consent] = consentsIn(await listed(context, subject))
    const consent_request_id = nonEmpty(consent?.consent_request_id)
    if (consent_request_id === undefined)
      throw new Skip('the list names no consent_request_id', 'hydra-consent-sessions/members')
    const answer = await context.hydra.send('revokeOAuth2ConsentSessions', { query: { consent_request_id } })
    const access = await introspected(context, tokenIn(tokens, 'access_token'))
    return { ...granted, answer, access, list: await listed(context, subject) }
  },
  [
    {
      name: 'revoke-by-request-id',
      title: 'A consent can be revoked by the id of its request, which ends its tokens too',
      operation: 'revokeOAuth2ConsentSessions',
      systems: SYSTEMS,
      judge: ({ answer, access, list }) =>
        worst([judgeAnswer(answer, DONE), noneActive([access]), judgeAnswer(list, { status: 200, json: [] })]),
    },
  ],
)
