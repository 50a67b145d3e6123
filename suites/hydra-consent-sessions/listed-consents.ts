import type { CheckContext, JsonObject } from '../harness/context.js'
import { type ByLine, judgeAnswer, judgeMembers } from '../hydra/answer.js'
import { HYDRA_2 } from '../hydra/requirement.js'
import { type SharedStoryRow, sharedStoryChecks } from '../hydra/shared-story-checks.js'
import { fail, pass, type Verdict, worst } from '../verdict.js'
import { clientsIn, consentOf } from './consent-list.js'
import { PAGES_OF_TWO } from './pages.js'
import { type ConsentStory, consentStory, SESSION } from './two-consents.js'

/** What a line says of a consent beside the rest: of the consent itself, and of the request it answers. */
interface Around {
  readonly consent: JsonObject
  readonly request: (challenge: string) => JsonObject
}

const NONE_AUDIENCE = { consent: { grant_access_token_audience: [] }, requested_access_token_audience: [] }

const AROUND: ByLine<Around> = {
  'hydra-1.5': {
    consent: { grant_access_token_audience: null },
    request: (challenge) => ({ challenge, requested_access_token_audience: null }),
  },
  'hydra-1.9': {
    consent: NONE_AUDIENCE.consent,
    request: (challenge) => ({ challenge, requested_access_token_audience: [], context: {} }),
  },
  'hydra-2.3': {
    consent: { ...NONE_AUDIENCE.consent, context: null },
    request: () => ({ challenge: /./, requested_access_token_audience: [], amr: [], context: null }),
  },
  'hydra-2': {
    consent: { ...NONE_AUDIENCE.consent, context: null, consent_request_id: /./ },
    request: () => ({
      challenge: '',
      consent_request_id: /./,
      requested_access_token_audience: [],
      amr: [],
      context: null,
    }),
  },
}

const SCOPES = ['openid', 'offline']

function membersOf({ hydra }: CheckContext, { subject, first }: ConsentStory): JsonObject {
  const { consent, request } = AROUND[hydra.system]
  return {
    grant_scope: SCOPES,
    session: SESSION,
    remember: true,
    remember_for: 0,
    handled_at: /^\d{4}-\d\d-\d\dT/,
    ...consent,
    consent_request: {
      requested_scope: SCOPES,
      skip: false,
      subject,
      oidc_context: {},
      client: { client_id: first.client.client_id },
      request_url: /[?&]client_id=/,
      login_challenge: /./,
      login_session_id: /./,
      acr: '',
      ...request(first.challenge),
    },
  }
}

const bothClients = ({ first, second }: ConsentStory): readonly string[] =>
  [first.client.client_id, second.client.client_id].sort()

const sameClients = (
  expected: readonly string[],
  actual: readonly string[],
  exchange: { readonly id: number },
): Verdict => (JSON.stringify(expected) === JSON.stringify(actual) ? pass() : fail(expected, actual, { exchange }))

const ROWS: readonly SharedStoryRow<ConsentStory>[] = [
  {
    name: 'members',
    title: 'A listed consent says what was granted, for how long, with which session data, and what was asked for',
    operation: 'listOAuth2ConsentSessions',
    judge: (story, context) =>
      judgeMembers(story.list, consentOf(story.list, story.first.client.client_id), membersOf(context, story)),
  },
  {
    name: 'list',
    title: 'The list of a person has one consent for each client that she let in',
    operation: 'listOAuth2ConsentSessions',
    judge: (story) =>
      worst([
        judgeAnswer(story.list, { status: 200, mediaType: 'application/json' }),
        sameClients(bothClients(story), clientsIn(story.list), story.list),
      ]),
  },
  {
    name: 'total-count',
    title: 'The list of a person says how many consents there are',
    operation: 'listOAuth2ConsentSessions',
    systems: ['hydra-1.9', 'hydra-2.3'],
    judge: ({ list }) => judgeAnswer(list, { status: 200, headers: { 'x-total-count': '2' } }),
  },
  {
    name: 'list-of-unknown-session',
    title: 'The list of a person is empty for a login session that nobody has',
    operation: 'listOAuth2ConsentSessions',
    systems: HYDRA_2,
    judge: ({ listOfNoSession }) => judgeAnswer(listOfNoSession, { status: 200, json: [] }),
  },
  {
    name: 'list-of-session',
    title: 'The list of a person for one login session has the consents that she gave in it',
    operation: 'listOAuth2ConsentSessions',
    systems: HYDRA_2,
    judge: (story) => sameClients(bothClients(story), clientsIn(story.listOfSession), story.listOfSession),
  },
  {
    name: 'pages',
    title: 'Pages of one hold one consent each, and say where the others are',
    operation: 'listOAuth2ConsentSessions',
    judge: (story, context) => {
      const expected = PAGES_OF_TWO[context.hydra.system]
      const clients = story.pages.map(clientsIn)
      const lengths = expected.map(() => 1)
      return worst([
        ...expected.flatMap((answer, index) => {
          const page = story.pages[index]
          return page === undefined ? [] : [judgeAnswer(page, answer)]
        }),
        JSON.stringify(clients.map(({ length }) => length)) === JSON.stringify(lengths)
          ? pass()
          : fail(
              lengths,
              clients.map(({ length }) => length),
              { exchange: story.pages.at(-1) },
            ),
        new Set(clients.flat()).size === clients.length ? pass() : fail('another consent on each page', clients),
      ])
    },
  },
]

/** What the list of a person's consents holds. */
export const listedConsents = sharedStoryChecks('hydra-consent-sessions', consentStory, ROWS)
