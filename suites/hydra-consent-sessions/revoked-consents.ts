import { blocked } from '../evidence.js'
import { judgeAnswer } from '../hydra/answer.js'
import { type SharedStoryRow, sharedStoryChecks } from '../hydra/shared-story-checks.js'
import { allActive, noneActive } from '../hydra/token-activity.js'
import { fail, pass, worst } from '../verdict.js'
import { clientsIn } from './consent-list.js'
import { DONE, NOTHING_TO_REVOKE } from './nothing-to-revoke.js'
import { askedAgain, type ConsentStory, consentStory } from './two-consents.js'

const SUITE = 'hydra-consent-sessions'

/** A judgement that says nothing when the consent could not be taken back. */
const after =
  (
    deed: 'firstRevoked' | 'allRevoked',
    judge: SharedStoryRow<ConsentStory>['judge'],
  ): SharedStoryRow<ConsentStory>['judge'] =>
  (story, context) =>
    story[deed].response.status < 300 ? judge(story, context) : blocked('nothing was revoked', BLAME[deed])

const BLAME = { firstRevoked: `${SUITE}/revoke-of-client`, allRevoked: `${SUITE}/revoke-all` } as const

const ROWS: readonly SharedStoryRow<ConsentStory>[] = [
  {
    name: 'revoke-of-client',
    title: 'The consents that one client has can be revoked, and those of others stay',
    operation: 'revokeOAuth2ConsentSessions',
    judge: ({ firstRevoked, listAfterFirst, second }) => {
      const left = clientsIn(listAfterFirst)
      const expected = [second.client.client_id]
      return worst([
        judgeAnswer(firstRevoked, DONE),
        JSON.stringify(left) === JSON.stringify(expected) ? pass() : fail(expected, left, { exchange: listAfterFirst }),
      ])
    },
  },
  {
    name: 'revoke-ends-tokens',
    title: 'With a consent the tokens that came from it are over, of both kinds',
    operation: 'revokeOAuth2ConsentSessions',
    judge: after('firstRevoked', ({ ofFirst }) => noneActive(ofFirst)),
  },
  {
    name: 'revoke-spares-others',
    title: 'Revoking the consents of one client leaves the tokens of others alive',
    operation: 'revokeOAuth2ConsentSessions',
    judge: after('firstRevoked', ({ ofSecond }) => allActive([ofSecond])),
  },
  {
    name: 'revoke-again',
    title: 'Revoking consents that are gone is answered as the line does when there is nothing to revoke',
    operation: 'revokeOAuth2ConsentSessions',
    judge: after('firstRevoked', ({ firstRevokedAgain }, { hydra }) =>
      judgeAnswer(firstRevokedAgain, NOTHING_TO_REVOKE[hydra.system]),
    ),
  },
  {
    name: 'revoke-all',
    title: 'All consents of a person can be revoked at once: her list is empty then',
    operation: 'revokeOAuth2ConsentSessions',
    judge: ({ allRevoked, listAfterAll }) =>
      worst([judgeAnswer(allRevoked, DONE), judgeAnswer(listAfterAll, { status: 200, json: [] })]),
  },
  {
    name: 'revoke-all-ends-tokens',
    title: 'With all consents of a person her tokens are over, and refresh tokens are refused with invalid_grant',
    operation: 'revokeOAuth2ConsentSessions',
    judge: after('allRevoked', ({ ofSecondAfterAll, refreshedAfterAll }) =>
      worst([noneActive([ofSecondAfterAll]), judgeAnswer(refreshedAfterAll, { status: 400, error: 'invalid_grant' })]),
    ),
  },
  {
    name: 'asks-again',
    title: 'Whose consents were revoked is asked again, though they were to be remembered',
    operation: 'revokeOAuth2ConsentSessions',
    judge: after('allRevoked', async (story, context) =>
      judgeAnswer(await askedAgain(context, story), { status: 200, members: { skip: false } }),
    ),
  },
]

/** What taking consents back brings about. */
export const revokedConsents = sharedStoryChecks(SUITE, consentStory, ROWS)
