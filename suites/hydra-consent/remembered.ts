import type { Check } from '../check.js'
import type { CheckContext, Client } from '../harness/context.js'
import { flowClient } from '../hydra/actors.js'
import { judgeAnswer } from '../hydra/answer.js'
import { ownSubject, untilConsent, untilGranted } from '../hydra/challenge-flow.js'
import { EVERY_HYDRA, hydraRequires } from '../hydra/requirement.js'
import { once } from '../once.js'

interface Remembered {
  readonly client: Client
  readonly subject: string
}

/** Somebody who let the client have two scopes, to be remembered. She signs in anew each time. */
const remembered: (context: CheckContext) => Promise<Remembered> = once(async (context) => {
  const [client, subject] = [await flowClient(context), ownSubject(context)]
  await untilGranted(context, {
    client,
    subject,
    parameters: { scope: 'openid email' },
    grantScope: ['openid', 'email'],
    consent: { remember: true, remember_for: 3_600 },
  })
  return { client, subject }
})

interface Row {
  readonly name: string
  readonly title: string
  readonly scope: string
  readonly prompt?: string
  /** @default the one that was granted the scopes */
  readonly client?: (context: CheckContext) => Promise<Client>
  readonly skip: boolean
}

const ROWS: readonly Row[] = [
  {
    name: 'skip-same-scope',
    title: 'The consent app need not ask for what was granted and remembered before',
    scope: 'openid email',
    skip: true,
  },
  {
    name: 'skip-less-scope',
    title: 'The consent app need not ask for a part of what was granted and remembered before',
    scope: 'openid',
    skip: true,
  },
  {
    name: 'ask-more-scope',
    title: 'The consent app is to ask when more is wanted than was granted before',
    scope: 'openid email profile',
    skip: false,
  },
  {
    name: 'ask-other-client',
    title: 'The consent app is to ask for another client than was granted something before',
    scope: 'openid email',
    client: (context) => context.client(),
    skip: false,
  },
  {
    name: 'ask-prompt-consent',
    title: 'With prompt=consent the consent app is to ask again, whatever was granted before',
    scope: 'openid email',
    prompt: 'consent',
    skip: false,
  },
]

/** What a remembered consent spares the person, and what not. */
export const rememberedChecks: readonly Check[] = ROWS.map(({ name, title, scope, prompt, client: other, skip }) => ({
  id: `hydra-consent/${name}`,
  title,
  requirement: hydraRequires('getOAuth2ConsentRequest'),
  operations: ['getOAuth2ConsentRequest', 'acceptOAuth2ConsentRequest'],
  systems: EVERY_HYDRA,
  async run(context) {
    const { client, subject } = await remembered(context)
    const { challenge } = await untilConsent(context, {
      client: other === undefined ? client : await other(context),
      subject,
      parameters: { scope, prompt },
    })
    const query = { consent_challenge: challenge }
    const exchange = await context.hydra.send('getOAuth2ConsentRequest', { query })
    return judgeAnswer(exchange, { status: 200, members: { skip, subject } })
  },
}))
