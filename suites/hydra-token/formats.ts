import type { JsonObject } from '../harness/context.js'
import { type ByLine, judgeMembers } from '../hydra/answer.js'
import { ownClient } from '../hydra/own-client.js'
import { type OwnTokens, ownTokens, tokenIn } from '../hydra/own-tokens.js'
import { type SharedStoryRow, sharedStoryChecks } from '../hydra/shared-story-checks.js'
import { once } from '../once.js'
import { skip } from '../verdict.js'

type Format = 'code' | 'access_token' | 'refresh_token'

/** A random part, a full stop and what proves it. */
const TWO_PARTS = '[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}$'
const bare = new RegExp(`^(?!ory_)${TWO_PARTS}`)
const BARE: Readonly<Record<Format, RegExp>> = { code: bare, access_token: bare, refresh_token: bare }
/** Since 2.0 a credential says what it is, so that leaked ones are found. */
const PREFIXED: Readonly<Record<Format, RegExp>> = {
  code: new RegExp(`^ory_ac_${TWO_PARTS}`),
  access_token: new RegExp(`^ory_at_${TWO_PARTS}`),
  refresh_token: new RegExp(`^ory_rt_${TWO_PARTS}`),
}

const FORMATS: ByLine<Readonly<Record<Format, RegExp>>> = {
  'hydra-1.5': BARE,
  'hydra-1.9': BARE,
  'hydra-2.3': PREFIXED,
  'hydra-2': PREFIXED,
}

const OPAQUE: JsonObject = { access_token_strategy: 'opaque' }

/** Metadata by which a line gives opaque access tokens to one client, whatever it gives to others. */
const WISH: ByLine<JsonObject> = { 'hydra-1.5': {}, 'hydra-1.9': {}, 'hydra-2.3': OPAQUE, 'hydra-2': OPAQUE }

const credentials = once(async (context) =>
  ownTokens(context, {
    client: await ownClient(context, { distinct: 'opaque', metadata: WISH[context.hydra.system] }),
    parameters: { scope: 'openid offline photos' },
    grantScope: ['openid', 'offline', 'photos'],
  }),
)

const rowOf = (format: Format, name: string, title: string): SharedStoryRow<OwnTokens> => ({
  name,
  title,
  operation: 'oauth2TokenExchange',
  judge: ({ code, exchange, tokens }, { hydra }) => {
    const value = format === 'code' ? code : tokenIn(tokens, format)
    if (format === 'access_token' && value.split('.').length === 3) return skip('access tokens are JWTs here')
    return judgeMembers(exchange, { [format]: value }, { [format]: FORMATS[hydra.system][format] })
  },
})

/** What credentials look like: scanners for secrets know them by that. */
export const formats = sharedStoryChecks('hydra-token', credentials, [
  rowOf('code', 'code-format', 'A code has two parts, and since 2.0 says what it is'),
  rowOf('access_token', 'access-token-format', 'An opaque access token has two parts, and since 2.0 says what it is'),
  rowOf('refresh_token', 'refresh-token-format', 'A refresh token has two parts, and since 2.0 says what it is'),
])
