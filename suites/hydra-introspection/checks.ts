import type { Check } from '../check.js'
import { activeTokens } from './active-tokens.js'
import { badInput } from './bad-input.js'
import { expiredToken } from './expired-token.js'
import { inactiveTokens } from './inactive-tokens.js'
import { jwtAccessToken } from './jwt-access-token.js'

/** What the admin side says of tokens. */
export const checks: readonly Check[] = [...activeTokens, jwtAccessToken, ...inactiveTokens, expiredToken, ...badInput]
