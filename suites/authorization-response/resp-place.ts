import type { Check } from '../check.js'
import type { Flow } from '../harness/context.js'
import { expectedPlace } from '../response-modes/expected-place.js'
import { fail, pass, Skip, type Verdict } from '../verdict.js'
import { judgeEach } from './judge-each.js'

/** What must not leak to where a server, its logs or its Referer headers can see it. */
const SENSITIVE: ReadonlySet<string> = new Set(['code', 'access_token', 'id_token', 'error'])

/** Codes and tokens are nowhere but in their own place. */
export const respPlace: Check = {
  id: 'authorization-response/resp-place',
  title: 'Code, tokens and error stand only where the response mode puts them',
  requirement: { standard: 'OAuth 2.0 Multiple Response Types', section: '5', level: 'MUST' },
  alsoRequiredBy: [
    { standard: 'OAuth 2.0 Multiple Response Types', section: '2.1', level: 'MUST' },
    { standard: 'OpenID Connect Core 1.0', section: '3.3.2.5', level: 'MUST' },
  ],
  operations: ['authorize'],
  run: async (context) => judgeEach(await context.baseFlows(), inPlace),
}

export function inPlace(flow: Flow): Verdict {
  const { authorization, failure, label } = flow
  if (authorization.kind !== 'callback') {
    throw new Skip(
      `the ${label} flow was not answered at the client`,
      failure?.blame ?? 'authorization-response/resp-success',
    )
  }
  const expected = expectedPlace(flow)
  const misplaced = authorization.found.filter(({ name, place }) => SENSITIVE.has(name) && place !== expected)
  if (misplaced.length === 0) return pass()
  return fail(
    `everything in the ${expected} (${label})`,
    misplaced.map(({ name, place }) => `${name} in the ${place}`).join(', '),
    authorization,
  )
}
