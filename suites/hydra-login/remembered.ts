import type { Check, Requirement } from '../check.js'
import type { CheckContext, JsonObject } from '../harness/context.js'
import { type ByLine, type ExpectedAnswer, judgeAnswer } from '../hydra/answer.js'
import { SOME_ERROR } from '../hydra/bad-requests.js'
import { acceptLogin, ownSubject, untilLogin } from '../hydra/challenge-flow.js'
import { EVERY_HYDRA, hydraRequires } from '../hydra/requirement.js'
import { askedAgain, rememberedSession, type SignedIn } from '../hydra/signed-in.js'
import { idTokenClaims } from '../hydra/whole-flow.js'

interface Row {
  readonly name: string
  readonly title: string
  readonly requirement?: Requirement
  readonly parameters?: (session: SignedIn) => Readonly<Record<string, string>>
  readonly shown: (session: SignedIn, context: CheckContext) => Readonly<JsonObject> | Promise<Readonly<JsonObject>>
}

const skipped = ({ subject, sessionId }: SignedIn): Readonly<JsonObject> => ({
  skip: true,
  subject,
  session_id: sessionId,
})
const asked = (): Readonly<JsonObject> => ({ skip: false, subject: '' })
const core = (section: string): Requirement => ({ standard: 'OpenID Connect Core 1.0', section, level: 'MUST' })

const ROWS: readonly Row[] = [
  {
    name: 'skip',
    title: 'In a remembered session the login app is shown that it need not ask, and who is signed in',
    shown: skipped,
  },
  {
    name: 'prompt-login',
    title: 'With prompt=login the login app is to ask again, whoever is signed in',
    requirement: core('3.1.2.1'),
    parameters: () => ({ prompt: 'login' }),
    shown: asked,
  },
  {
    name: 'prompt-none-signed-in',
    title: 'With prompt=none a remembered session goes on by the login app, which need not ask',
    parameters: () => ({ prompt: 'none' }),
    shown: skipped,
  },
  {
    name: 'id-token-hint',
    title:
      'An ID token of the person who is signed in lets the session go on, and its claims are shown to the login app',
    parameters: ({ idToken }) => ({ id_token_hint: idToken }),
    shown: async (session) => {
      const { sub, jti } = await idTokenClaims({ id_token: session.idToken })
      return { ...skipped(session), oidc_context: { id_token_hint_claims: { sub, jti } } }
    },
  },
]

/** Accepting another person than the remembered one. */
const OTHER_PERSON: ByLine<ExpectedAnswer> = {
  'hydra-1.5': { status: 400, members: SOME_ERROR },
  'hydra-1.9': { status: 400, members: SOME_ERROR },
  'hydra-2.3': { status: 200, members: { redirect_to: /./ } },
  'hydra-2': { status: 200, members: { redirect_to: /./ } },
}

/** What a remembered session spares the person, and what not. */
export const rememberedChecks: readonly Check[] = [
  ...ROWS.map(
    ({ name, title, requirement, parameters, shown }): Check => ({
      id: `hydra-login/${name}`,
      title,
      requirement: requirement ?? hydraRequires('getOAuth2LoginRequest'),
      operations: ['getOAuth2LoginRequest', 'oAuth2Authorize'],
      systems: EVERY_HYDRA,
      async run(context) {
        const session = await rememberedSession(context)
        const exchange = await askedAgain(context, session, parameters?.(session))
        return judgeAnswer(exchange, { status: 200, members: await shown(session, context) })
      },
    }),
  ),
  {
    id: 'hydra-login/accept-other-person',
    title: 'A remembered session is not accepted for another person in 1.x; in 2.x the accept is answered as any',
    requirement: hydraRequires('acceptOAuth2LoginRequest'),
    operations: ['acceptOAuth2LoginRequest'],
    systems: EVERY_HYDRA,
    async run(context) {
      const { browser, client } = await rememberedSession(context)
      const { challenge } = await untilLogin(context, { browser, client })
      const exchange = await acceptLogin(context, challenge, { subject: ownSubject(context), acr: 'other person' })
      return judgeAnswer(exchange, OTHER_PERSON[context.hydra.system])
    },
  },
]
