import type { Capabilities, CheckContext, Flow } from '../harness/context.js'
import { CLAIM_SCOPES } from './scope-claims.js'

/** A response type that gives an access token, so that claims come from UserInfo; the plainest one on offer. */
export const responseTypeWithToken = ({ responseTypes }: Capabilities): string | undefined =>
  ['code', 'id_token token', 'code id_token', 'code token', 'code id_token token'].find((type) =>
    responseTypes.includes(type),
  )

/** The response types that deliver claims in different ways: by UserInfo, and in the ID token when that is all there is. */
export function claimResponseTypes(capabilities: Capabilities): readonly string[] {
  const withToken = responseTypeWithToken(capabilities)
  return [
    ...(withToken === undefined ? [] : [withToken]),
    ...(capabilities.responseTypes.includes('id_token') ? ['id_token'] : []),
  ]
}

/** Flows that ask for claims by these scopes; shared among checks. */
export const scopeFlows = (context: CheckContext, scopes: readonly string[]): Promise<readonly Flow[]> =>
  Promise.all(
    claimResponseTypes(context.capabilities).map((response_type) =>
      context.flow({ response_type, scope: ['openid', ...scopes].join(' ') }),
    ),
  )

/** Flows that ask for every standard claim that the target offers by scopes; none when it offers no such scope. */
export async function flowsWithClaims(context: CheckContext): Promise<readonly Flow[]> {
  const scopes = CLAIM_SCOPES.filter((scope) => context.capabilities.scopes?.includes(scope))
  return scopes.length === 0 ? [] : scopeFlows(context, scopes)
}
