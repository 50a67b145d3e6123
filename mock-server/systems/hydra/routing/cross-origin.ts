import { lazily } from '../../../lazily.js'
import type { HydraContext } from '../context.js'
import type { Side } from '../lines.js'
import type { CorsPolicy } from './cors.js'
import type { Outcome } from './hydra-router.js'

const clientAllowsOrigin = lazily(async () => (await import('../clients/client-origins.js')).clientAllowsOrigin)

/** Operations of the public side that pages of other origins may call; on the admin side all may be. */
const SHARED: ReadonlySet<string> = new Set([
  'answerOptions',
  'oauth2TokenExchange',
  'revokeOAuth2Token',
  'getOidcUserInfo',
  'discoverOidcConfiguration',
  'discoverJsonWebKeys',
  'createVerifiableCredential',
])

/** Whether what answers may be for pages of other origins. */
export const isShared = (side: Side, outcome: Outcome): boolean =>
  side === 'admin' || (outcome.kind === 'route' && SHARED.has(outcome.route.operation))

/** Cross-origin access by side; a side without it has none. */
export function policiesOf(state: HydraContext): Readonly<Record<Side, CorsPolicy | undefined>> {
  const { settings, line } = state
  const ofClients = line.cors.ofClients
  const of = (side: Side, byClient: boolean): CorsPolicy | undefined => {
    const cors = side === 'public' ? settings.publicCors : settings.adminCors
    if (!cors.enabled) return undefined
    return {
      settings: cors,
      traits: line.cors,
      wildcard: byClient ? 'one label' : 'any text',
      clientAllows: async (request, origin) => byClient && clientAllowsOrigin(request, origin, state),
    }
  }
  return { public: of('public', ofClients), admin: of('admin', false) }
}
