import type { Capabilities } from '../harness/context.js'

/** The words of a response type are a set: their order is free. OAuth 2.0 Multiple Response Types section 5. */
const words = (responseType: string): readonly string[] => responseType.split(' ').filter((word) => word !== '')

const sorted = (responseType: string): string => [...new Set(words(responseType))].sort().join(' ')

export const sameResponseType = (one: string, other: string): boolean => sorted(one) === sorted(other)

/** Whether the response type promises this part: `code`, `token` or `id_token`. */
export const promises = (responseType: string, word: 'code' | 'token' | 'id_token'): boolean =>
  words(responseType).includes(word)

/** Whether the answer goes to the query when the request has no response_mode: only `code` alone (and `none`) does. */
export const defaultsToQuery = (responseType: string): boolean =>
  !promises(responseType, 'token') && !promises(responseType, 'id_token')

/** The response type as the target spells it, or `undefined` when it is not on offer. */
export const offered = (capabilities: Capabilities, responseType: string): string | undefined =>
  capabilities.responseTypes.find((candidate) => sameResponseType(candidate, responseType))

/** For checks that any response type serves: `code` where it is on offer, else the first one that is. */
export const anyResponseType = (capabilities: Capabilities): string =>
  offered(capabilities, 'code') ?? capabilities.responseTypes[0] ?? 'code'
