import { lazily } from '../../../lazily.js'
import type { HydraContext } from '../context.js'
import type { Side } from '../lines.js'
import type { CorsPolicy } from './cors.js'
import type { Outcome } from './hydra-router.js'

const clientAllowsOrigin = lazily(async () => (await import('../clients/client-origins.js')).clientAllowsOrigin)

/** Operations of the public side with a policy of their own, in which clients have a say. */
const SHARED: ReadonlySet<string> = new Set([
  'answerOptions',
  'oauth2TokenExchange',
  'revokeOAuth2Token',
  'getOidcUserInfo',
  'discoverOidcConfiguration',
  'discoverJsonWebKeys',
  'createVerifiableCredential',
])

/** The policies that a request passes, the outermost first. */
export type Policies = (side: Side, outcome: Outcome) => readonly CorsPolicy[]

const NONE: readonly CorsPolicy[] = []

/** Cross-origin access; a side without it has none. */
export function policiesOf(state: HydraContext): Policies {
  const { settings, line } = state
  const outer = (side: Side): readonly CorsPolicy[] => {
    const cors = side === 'public' ? settings.publicCors : settings.adminCors
    if (!cors.enabled) return NONE
    return [
      { settings: cors, traits: line.cors, wildcard: 'any text', star: 'always', clientAllows: async () => false },
    ]
  }
  const all = { admin: outer('admin'), public: line.cors.wholePublicSide ? outer('public') : NONE }
  const { ofClients, starOfRoutes } = line.cors
  const shared: readonly CorsPolicy[] = outer('public').map((policy) => ({
    ...policy,
    wildcard: ofClients === 'no' ? 'any text' : 'one label',
    star: starOfRoutes ? 'where it is named' : 'never',
    clientAllows: async (request, origin) => ofClients !== 'no' && clientAllowsOrigin(request, origin, state),
  }))
  const both = [...all.public, ...shared]
  return (side, outcome) => {
    if (side === 'admin') return all.admin
    return outcome.kind === 'route' && SHARED.has(outcome.route.operation) ? both : all.public
  }
}
