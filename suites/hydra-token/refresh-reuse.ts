import type { Exchange } from '../harness/exchange.js'
import type { HydraSystem } from '../harness/hydra/hydra-systems.js'
import { type ByLine, judgeAnswer } from '../hydra/answer.js'
import { ownTokens, tokenIn, tokensOf } from '../hydra/own-tokens.js'
import { type SharedStoryRow, sharedStoryChecks } from '../hydra/shared-story-checks.js'
import { allActive, bothIntrospected, noneActive } from '../hydra/token-activity.js'
import { once } from '../once.js'
import { skip, type Verdict, warn } from '../verdict.js'
import { INVALID_GRANT } from './refusals.js'

/** A refresh token that was used a second time. */
interface Reused {
  readonly again: Exchange
  /** What introspection says of the tokens that its first use brought. */
  readonly newer: readonly Exchange[]
}

const reused = once(async (context): Promise<Reused> => {
  const { client, tokens } = await ownTokens(context)
  const form = { grant_type: 'refresh_token', refresh_token: tokenIn(tokens, 'refresh_token') }
  const newer = tokensOf(await context.token({ client, form }))
  const again = await context.token({ client, form })
  return { again, newer: await bothIntrospected(context, newer) }
})

/** What becomes of the newer tokens. */
const AFTER_REUSE: ByLine<(exchanges: readonly Exchange[]) => Verdict> = {
  'hydra-1.5': (newer) => allActive(newer),
  'hydra-1.9': (newer) => allActive(newer),
  'hydra-2.3': (newer) => noneActive(newer),
  'hydra-2': (newer) => noneActive(newer),
}

/** A server of 2.x can be told to take a refresh token again for a while, which is odd and allowed. */
const hasGrace = ({ again }: Reused, system: HydraSystem): boolean =>
  system.startsWith('hydra-2') && again.response.status === 200

const REUSED: readonly SharedStoryRow<Reused>[] = [
  {
    name: 'refresh-reuse',
    title: 'A refresh token that was used is refused with invalid_grant',
    operation: 'oauth2TokenExchange',
    judge: (story, { hydra }) =>
      hasGrace(story, hydra.system)
        ? warn(
            { status: 400, error: 'invalid_grant' },
            { status: 200 },
            {
              note: 'oauth2.grant.refresh_token.rotation_grace_period does that',
              exchange: story.again,
            },
          )
        : judgeAnswer(story.again, INVALID_GRANT),
  },
  {
    name: 'refresh-reuse-and-newer-tokens',
    title: 'Using a refresh token twice ends all that came from its grant in 2.x, and nothing in 1.x',
    operation: 'oauth2TokenExchange',
    judge: (story, { hydra }) =>
      hasGrace(story, hydra.system)
        ? skip('the refresh token was taken again')
        : AFTER_REUSE[hydra.system](story.newer),
  },
]

/** What a second use brings about. */
export const refreshReuse = sharedStoryChecks('hydra-token', reused, REUSED)
