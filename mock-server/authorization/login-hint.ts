import type { Person } from '../people.js'

/** The person whom a `login_hint` means: by user name, email address or phone number (OpenID Connect Core 1.0 section 3.1.2.1). */
export const hintedPerson = (people: readonly Person[], hint: string | undefined): Person | undefined =>
  hint === undefined
    ? undefined
    : people.find(
        ({ username, claims }) =>
          username === hint || claims.email === hint || claims.phone_number === hint.replace(/^tel:/, ''),
      )
