import type { Fault } from '../../seams.js'
import { isObject } from '../../systems/hydra/json-values.js'
import { otherMembers, otherStatus } from './answers.js'
import { breakdowns, lostRequest, otherShown } from './app-requests.js'
import { type Asked, sentMember } from './asked.js'
import { checksOf } from './check-ids.js'
import { LINES_1, LINES_2 } from './lines.js'

const OPERATIONS = {
  login: { get: 'getOAuth2LoginRequest', accept: 'acceptOAuth2LoginRequest', reject: 'rejectOAuth2LoginRequest' },
  consent: {
    get: 'getOAuth2ConsentRequest',
    accept: 'acceptOAuth2ConsentRequest',
    reject: 'rejectOAuth2ConsentRequest',
  },
} as const

/** An app that decides requests, and what its checks are known by. */
interface DecidingApp {
  readonly app: keyof typeof OPERATIONS
  /** The login hint of the request that is looked at again after it was decided. */
  readonly decidedHint: string
  /** Whether it is the accept of a request that was used. */
  readonly acceptsUsed: (asked: Asked) => boolean
  /** Names of checks that follow an accept like any other. */
  readonly alsoAccept: readonly string[]
}

/** What goes wrong alike between the server and the login app, and the server and the consent app. */
export function eitherAppFaults({ app, decidedHint, acceptsUsed, alsoAccept }: DecidingApp): readonly Fault[] {
  const suite = `hydra-${app}`
  const checks = checksOf(suite)
  const get = { operation: OPERATIONS[app].get }
  const accept = { operation: OPERATIONS[app].accept }
  const reject = { operation: OPERATIONS[app].reject }
  const noChallenge = ({ url }: Asked): boolean =>
    !url.searchParams.has(`${app}_challenge`) && !url.searchParams.has('challenge')
  return [
    otherShown(
      {
        id: `${suite}/secret-shown`,
        title: `Shows the ${app} app the secret of the client`,
        caughtBy: checks('get-hides-secret'),
      },
      get,
      ({ client }) =>
        isObject(client) ? { client: { ...client, client_secret: `shown-to-the-${app}-app` } } : undefined,
    ),
    ...breakdowns(suite, [
      { name: 'get-no-challenge', at: `a look at no ${app} request`, where: { ...get, when: noChallenge } },
      { name: 'get-unknown-challenge', at: `a look at an unknown ${app} request`, where: { ...get, status: 404 } },
      { name: 'accept-no-challenge', at: `an accept of no ${app} request`, where: { ...accept, when: noChallenge } },
      {
        name: 'accept-unknown-challenge',
        at: `an accept of an unknown ${app} request`,
        where: { ...accept, status: 404 },
      },
      { name: 'reject-no-challenge', at: `a rejection of no ${app} request`, where: { ...reject, when: noChallenge } },
      {
        name: 'reject-unknown-challenge',
        at: `a rejection of an unknown ${app} request`,
        where: { ...reject, status: 404 },
      },
      {
        name: 'accept-malformed-json',
        at: 'an accept that is no JSON',
        where: { ...accept, when: ({ text }) => text === '{' },
      },
      {
        name: 'accept-used',
        at: `an accept of a ${app} request that was used`,
        where: { ...accept, when: acceptsUsed },
      },
      {
        name: 'reject-used',
        at: `a rejection of a ${app} request that was used`,
        where: { ...reject, when: (asked) => sentMember(asked, 'error') === 'used' },
      },
    ]),
    otherMembers(
      {
        id: `${suite}/accept-leads-nowhere`,
        title: `Does not say where the browser goes on after an accepted ${app}`,
        caughtBy: checks('accept'),
        follows: [...checks('accept-used', ...alsoAccept), `hydra-document/accept-oauth2-${app}-request-body`],
      },
      // Not where the way on is all that is wanted of it.
      { ...accept, status: 200, when: (asked) => sentMember(asked, 'remember') === undefined },
      { redirect_to: undefined },
    ),
    lostRequest(
      {
        id: `${suite}/accepted-request-lost`,
        title: `Does not find a ${app} request that was accepted`,
        caughtBy: checks('get-accepted'),
        systems: LINES_1,
      },
      get,
      decidedHint,
    ),
    lostRequest(
      {
        id: `${suite}/decided-request-lost`,
        title: `Does not find a ${app} request that was accepted, nor when it was used`,
        caughtBy: checks('get-accepted', 'get-used'),
        systems: LINES_2,
      },
      get,
      decidedHint,
    ),
    lostRequest(
      {
        id: `${suite}/rejected-request-lost`,
        title: `Does not find a ${app} request that was rejected`,
        caughtBy: checks('get-rejected'),
        systems: LINES_2,
      },
      get,
      'rejected@touchstone.test',
    ),
    otherStatus(
      {
        id: `${suite}/used-request-lost`,
        title: `Does not find a ${app} request that was used`,
        caughtBy: checks('get-used', 'get-rejected'),
        systems: LINES_1,
      },
      { ...get, status: 409 },
      404,
    ),
  ]
}
