/** Claims that each scope asks for, OpenID Connect Core 1.0 section 5.4. */
export const SCOPE_CLAIMS = {
  profile: [
    'name',
    'family_name',
    'given_name',
    'middle_name',
    'nickname',
    'preferred_username',
    'profile',
    'picture',
    'website',
    'gender',
    'birthdate',
    'zoneinfo',
    'locale',
    'updated_at',
  ],
  email: ['email', 'email_verified'],
  address: ['address'],
  phone: ['phone_number', 'phone_number_verified'],
} as const satisfies Record<string, readonly string[]>

/** A scope that asks for standard claims. */
export type ClaimScope = keyof typeof SCOPE_CLAIMS

export const CLAIM_SCOPES: readonly ClaimScope[] = ['email', 'phone', 'address', 'profile']
