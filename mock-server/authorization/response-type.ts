/** Response types on offer, their words in canonical order. OAuth 2.0 Multiple Response Types sections 3 to 5. */
export const RESPONSE_TYPES = [
  'code',
  'id_token',
  'id_token token',
  'code id_token',
  'code token',
  'code id_token token',
  'none',
] as const

export type ResponseType = (typeof RESPONSE_TYPES)[number]

/** A part of an authorization response that a response type promises. */
export type ResponsePart = 'code' | 'id_token' | 'token'

/** Response modes on offer. */
export const RESPONSE_MODES = ['query', 'fragment', 'form_post'] as const

export type ResponseMode = (typeof RESPONSE_MODES)[number]

/** The response type that the text means; the order of its words is free (RFC 6749 section 3.1.1). */
export function canonicalResponseType(text: string): ResponseType | undefined {
  const sorted = text.split(' ').sort().join(' ')
  return RESPONSE_TYPES.find((type) => type === sorted)
}

export const promises = (type: ResponseType, part: ResponsePart): boolean => type.split(' ').includes(part)

/** Multiple Response Types section 2.1 and 5: what carries a token goes into the fragment. */
export const defaultResponseMode = (type: string): 'query' | 'fragment' =>
  /(^| )(id_token|token)( |$)/.test(type) ? 'fragment' : 'query'

/** Grant types that a client needs to have registered for a response type, Dynamic Client Registration 1.0 section 2. */
export function grantTypesOf(type: ResponseType): readonly string[] {
  const grants: string[] = []
  if (promises(type, 'code')) grants.push('authorization_code')
  if (promises(type, 'id_token') || promises(type, 'token')) grants.push('implicit')
  return grants
}
