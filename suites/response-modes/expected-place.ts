import type { Flow } from '../harness/context.js'
import { defaultsToQuery } from '../response-types/response-type.js'

/** Where the parameters of the flow's authorization response belong. OAuth 2.0 Multiple Response Types sections 2.1, 3 and 5. */
export function expectedPlace({ responseMode, responseType }: Flow): 'query' | 'fragment' | 'form_post' {
  if (responseMode === 'form_post' || responseMode === 'query' || responseMode === 'fragment') return responseMode
  return defaultsToQuery(responseType) ? 'query' : 'fragment'
}
