import type { HydraOperationName } from '../../specs/index.js'
import type { Check } from '../check.js'
import type { CheckContext } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import type { HydraRequest } from '../harness/hydra/hydra-api.js'
import { type Story, storyChecks } from '../hydra/story-checks.js'
import { fail, pass } from '../verdict.js'

/** An operation that pages of other origins may call where the server is set so. */
interface Shared {
  readonly name: string
  readonly title: string
  readonly operation: HydraOperationName
  readonly request?: HydraRequest
}

const rows: readonly Shared[] = [
  {
    name: 'cors-discovery',
    title: 'Pages of an origin may read the discovery document when they may ask for it, and else not',
    operation: 'discoverOidcConfiguration',
  },
  {
    name: 'cors-token',
    title: 'Pages of an origin may read token responses when they may ask for them, and else not',
    operation: 'oauth2TokenExchange',
    request: { form: { grant_type: 'client_credentials' } },
  },
  {
    name: 'cors-userinfo',
    title: 'Pages of an origin may read who signed in when they may ask for it, and else not',
    operation: 'getOidcUserInfo',
  },
  {
    name: 'cors-admin',
    title: 'Pages of an origin may read a client on the admin side when they may ask for it, and else not',
    operation: 'getOAuth2Client',
    request: { path: { id: 'touchstone-nobody' } },
  },
]

/** An origin of which no setting can know. */
const origin = ({ random }: CheckContext): string => `https://touchstone-${random(12).toLowerCase()}.example`

/** The origin that an answer lets read it. */
const allowed = ({ response }: Exchange): string | null => response.headers.get('access-control-allow-origin')

const stories: readonly Story[] = rows.map(({ name, title, operation, request = {} }) => ({
  name,
  title,
  operations: [operation],
  async run(context) {
    const { hydra, http } = context
    const asking = origin(context)
    const asked = await http({
      method: 'OPTIONS',
      url: hydra.url(operation, request),
      headers: { origin: asking, 'access-control-request-method': hydra.documented(operation).method },
    })
    const exchange = await hydra.send(operation, { ...request, headers: { origin: asking } })
    const [before, after] = [allowed(asked), allowed(exchange)]
    const other = [before, after].filter((one) => one !== null && one !== '*' && one !== asking)
    if (other.length > 0) return fail({ allowed: asking }, { allowed: other }, { exchange })
    return (before === null) === (after === null)
      ? pass()
      : fail({ preflight: before, answer: before }, { preflight: before, answer: after }, { exchange })
  },
}))

/** Whether pages of other origins are treated alike before they ask and after. */
export const crossOriginChecks: readonly Check[] = storyChecks('hydra-metadata', stories)
