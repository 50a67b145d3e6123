import type { CheckContext, Flow } from '../harness/context.js'
import { claimResponseTypes } from './flows-with-claims.js'

/** Flows that ask for the essential claim `name`: of UserInfo, or of the ID token when that is all there is. */
export const essentialNameFlows = (context: CheckContext): Promise<readonly Flow[]> =>
  Promise.all(
    claimResponseTypes(context.capabilities).map((response_type) => {
      const place = response_type === 'id_token' ? 'id_token' : 'userinfo'
      const claims = JSON.stringify({ [place]: { name: { essential: true } } })
      return context.flow({ response_type, parameters: { claims } })
    }),
  )
