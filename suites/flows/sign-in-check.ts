import type { Check, Requirement } from '../check.js'
import { pass, skip } from '../verdict.js'
import { judgedByOpenidClient } from './openid-verdict.js'
import { signIn } from './sign-in.js'

/** A way to sign someone in, as a row of data. */
export interface SignInRow {
  readonly id: string
  readonly title: string
  readonly responseType: string
  /** A value of `token_endpoint_auth_method`. @default the best on offer */
  readonly method?: string
  readonly requirement: Requirement
}

/** A check that lets openid-client sign someone in. */
export const signInCheck = ({ responseType, method, ...row }: SignInRow): Check => ({
  ...row,
  operations: responseType.split(' ').includes('code') ? ['authorize', 'getToken'] : ['authorize'],
  async run(context) {
    const { responseTypes, clientAuthenticationMethods } = context.capabilities
    if (!responseTypes.includes(responseType)) return skip(`${responseType} is not in response_types_supported`)
    if (method !== undefined && !clientAuthenticationMethods.includes(method)) {
      return skip(`${method} is not in token_endpoint_auth_methods_supported`)
    }
    return judgedByOpenidClient('openid-client signs the person in', async () => {
      await signIn(context, responseType, method === undefined ? {} : { token_endpoint_auth_method: method })
      return pass()
    })
  },
})
