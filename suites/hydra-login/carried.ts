import type { Check } from '../check.js'
import { judgeAnswer } from '../hydra/answer.js'
import { judgeFacts } from '../hydra/judge-facts.js'
import { EVERY_HYDRA, HYDRA_2, hydraRequires } from '../hydra/requirement.js'
import { SIGN_IN, wholeFlow } from '../hydra/whole-flow.js'

const carried = (name: string, title: string, systems: Check['systems'], run: Check['run']): Check => ({
  id: `hydra-login/${name}`,
  title,
  requirement: hydraRequires('acceptOAuth2LoginRequest'),
  operations: ['acceptOAuth2LoginRequest', 'getOAuth2ConsentRequest', 'oauth2TokenExchange'],
  ...(systems && { systems }),
  run,
})

const shownToConsentApp =
  (member: 'acr' | 'amr' | 'context'): Check['run'] =>
  async (context) =>
    judgeAnswer((await wholeFlow(context)).shown, { status: 200, members: { [member]: SIGN_IN[member] } })

const inIdToken =
  (claim: 'acr' | 'amr'): Check['run'] =>
  async (context) => {
    const { idTokenClaims, tokenExchange } = await wholeFlow(context)
    return judgeFacts({ [claim]: SIGN_IN[claim] }, idTokenClaims, { exchange: tokenExchange })
  }

/** What the login app says of a sign-in gets to those that it is said for. */
export const carriedChecks: readonly Check[] = [
  carried('acr-to-consent', 'The consent app is shown the acr of the login', EVERY_HYDRA, shownToConsentApp('acr')),
  carried('amr-to-consent', 'The consent app is shown the amr of the login', HYDRA_2, shownToConsentApp('amr')),
  carried(
    'context-to-consent',
    'The consent app is shown the context that the login app gave, whatever its shape',
    EVERY_HYDRA,
    shownToConsentApp('context'),
  ),
  carried('acr-in-id-token', 'The ID token has the acr of the login', EVERY_HYDRA, inIdToken('acr')),
  carried('amr-in-id-token', 'The ID token has the amr of the login', HYDRA_2, inIdToken('amr')),
]
