import type { Check } from '../check.js'
import { ownSubject, redeemed, untilGranted } from '../hydra/challenge-flow.js'
import { judgeFacts } from '../hydra/judge-facts.js'
import { EVERY_HYDRA, hydraRequires } from '../hydra/requirement.js'
import { idTokenClaims, introspected } from '../hydra/whole-flow.js'

/** A forced identifier is that of pairwise clients; others know the person by the subject itself. */
export const forcedSubject: Check = {
  id: 'hydra-login/force-subject-identifier',
  title: 'A forced subject identifier is what pairwise clients know the person by; others get the subject itself',
  requirement: hydraRequires('acceptOAuth2LoginRequest'),
  operations: ['acceptOAuth2LoginRequest', 'oauth2TokenExchange', 'introspectOAuth2Token'],
  systems: EVERY_HYDRA,
  async run(context) {
    const forced = context.random(16)
    const [client, subject] = [await context.client(), ownSubject(context)]
    const granted = await untilGranted(context, { client, subject, login: { force_subject_identifier: forced } })
    const { tokens, exchange } = await redeemed(context, granted)
    const { sub } = await idTokenClaims(tokens)
    const active = await introspected(context, tokens.access_token)
    const known = client.metadata.subject_type === 'pairwise' ? forced : subject
    return judgeFacts({ sub: known, introspected: subject }, { sub, introspected: active.sub }, { exchange })
  },
}
