import type { PersonOptions } from './options.js'
import type { Person } from './people.js'
import type { JsonObject } from './seams.js'

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** Every standard claim of the scopes profile, email, address and phone, OpenID Connect Core 1.0 section 5.1. */
export function standardClaims(username: string): JsonObject {
  const given = capitalized(username)
  const host = encodeURIComponent(username)
  return {
    name: `${given} Mary Example`,
    given_name: given,
    family_name: 'Example',
    middle_name: 'Mary',
    nickname: username,
    preferred_username: username,
    profile: `https://people.example/${host}`,
    picture: `https://people.example/${host}.png`,
    website: `https://www.example/${host}`,
    email: `${host}@people.example`,
    email_verified: true,
    gender: 'female',
    birthdate: '1985-04-12',
    zoneinfo: 'Europe/Berlin',
    locale: 'en-GB',
    phone_number: '+49 30 5550100',
    phone_number_verified: true,
    address: {
      formatted: 'Linden Lane 1\n10115 Berlin\nGermany',
      street_address: 'Linden Lane 1',
      locality: 'Berlin',
      region: 'Berlin',
      postal_code: '10115',
      country: 'Germany',
    },
    updated_at: 1_700_000_000,
  }
}

/** Who can sign in when the options name nobody. */
export const DEFAULT_PEOPLE: readonly PersonOptions[] = [
  { username: 'alice' },
  {
    username: 'bob',
    claims: {
      ...standardClaims('bob'),
      name: 'Bob James Example',
      middle_name: 'James',
      gender: 'male',
      birthdate: '1979-11-30',
      zoneinfo: 'America/New_York',
      locale: 'en-US',
      phone_number: '+1 212 555 0100',
      address: {
        formatted: '12 Harbour Street\nNew York, NY 10004\nUnited States of America',
        street_address: '12 Harbour Street',
        locality: 'New York',
        region: 'NY',
        postal_code: '10004',
        country: 'United States of America',
      },
    },
  },
]

/** A person with all defaults filled in. */
export const personOf = (options: PersonOptions): Person => ({
  username: options.username,
  password: options.password ?? 'password',
  sub: options.sub ?? options.username,
  claims: structuredClone(options.claims ?? standardClaims(options.username)),
})
