import { defineFault, type Fault } from '../../seams.js'
import { isObject } from '../../systems/hydra/json-values.js'
import { otherShown } from './app-requests.js'
import { type HydraFaultRow, onHydra, sentMember } from './asked.js'
import { checksOf } from './check-ids.js'
import { LINES_2 } from './lines.js'
import { bentRequest, sentAgain } from './requests.js'

const checks = checksOf('hydra-login')

const ACCEPT = { operation: 'acceptOAuth2LoginRequest' } as const

const withoutClaim = (claim: 'acr' | 'amr', row: Pick<HydraFaultRow, 'systems'> = {}): Fault =>
  defineFault({
    ...onHydra({
      id: `hydra-login/${claim}-left-out-of-id-token`,
      title: `Leaves the ${claim} of the login out of ID tokens`,
      caughtBy: checks(`${claim}-in-id-token`),
      ...row,
    }),
    seam: 'idTokenClaims',
    alter: (claims) => ({ ...claims, [claim]: undefined }),
  })

const keptFromConsent = (member: string, empty: unknown, row: Pick<HydraFaultRow, 'systems' | 'follows'> = {}): Fault =>
  otherShown(
    {
      id: `hydra-login/${member}-kept-from-consent`,
      title: `Does not show the consent app the ${member} of the login`,
      caughtBy: checks(`${member}-to-consent`),
      ...row,
    },
    { operation: 'getOAuth2ConsentRequest' },
    () => ({ [member]: empty }),
  )

/** What goes wrong with what the login app says of a sign-in. */
export const loginCarriedFaults: readonly Fault[] = [
  keptFromConsent('acr', ''),
  keptFromConsent('amr', [], { systems: LINES_2, follows: ['hydra-consent/get-members-of-line'] }),
  keptFromConsent('context', null),
  withoutClaim('acr'),
  withoutClaim('amr', { systems: LINES_2 }),
  bentRequest(
    {
      id: 'hydra-login/forced-subject-for-all',
      title: 'Lets every client know the person by the forced identifier, not pairwise ones alone',
      caughtBy: checks('force-subject-identifier'),
    },
    { ...ACCEPT, when: (asked) => sentMember(asked, 'force_subject_identifier') !== undefined },
    (request, asked) => {
      const forced = sentMember(asked, 'force_subject_identifier')
      return sentAgain(request, asked.url, JSON.stringify({ ...(isObject(asked.json) && asked.json), subject: forced }))
    },
  ),
]
