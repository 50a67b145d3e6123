import { strings } from './configuration.js'

/** The order of the words in a response type is free: sorted, they can be compared. Multiple Response Types section 5. */
export const sortedWords = (responseType: string): string => responseType.split(' ').sort().join(' ')

/** Response types that OpenID Connect Core 1.0 section 3 and Multiple Response Types section 5 know, words sorted. */
export const OPENID_RESPONSE_TYPES: ReadonlySet<string> = new Set([
  'code',
  'id_token',
  'id_token token',
  'code id_token',
  'code token',
  'code id_token token',
])

/** The advertised response types with sorted words, or `undefined` when they are not an array of strings. */
export const advertisedResponseTypes = (value: unknown): ReadonlySet<string> | undefined => {
  const types = strings(value)
  return types && new Set(types.map(sortedWords))
}
