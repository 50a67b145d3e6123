import { describe, expect, test } from 'vitest'
import { isPlausibleUpdate, standardClaimDefect } from './standard-claims.js'

const NOW = Date.UTC(2025, 0, 1) / 1_000

const CASES: readonly (readonly [claim: string, value: unknown, valid: boolean])[] = [
  ['name', 'Alice', true],
  ['name', '', false],
  ['name', '   ', false],
  ['name', 'null', false],
  ['name', null, false],
  ['name', 7, false],
  ['name#ja', 'アリス', true],
  ['name#ja', false, false],
  ['nullable', null, true],
  ['email_verified', true, true],
  ['email_verified', false, true],
  ['email_verified', 'true', false],
  ['phone_number_verified', 1, false],
  ['updated_at', 1_700_000_000, true],
  ['updated_at', '1700000000', false],
  ['address', { formatted: '1 Road\nTown' }, true],
  ['address', {}, false],
  ['address', '1 Road', false],
  ['address', { postal_code: 12345 }, false],
  ['address', ['1 Road'], false],
  ['birthdate', '1990-02-28', true],
  ['birthdate', '1990-02-29', false],
  ['birthdate', '0000-02-29', true],
  ['birthdate', '1990', true],
  ['birthdate', '0000', false],
  ['birthdate', '1849-12-31', false],
  ['birthdate', '1850-01-01', true],
  ['birthdate', '2025-12-31', true],
  ['birthdate', '2026-01-01', false],
  ['birthdate', '1990-13-01', false],
  ['birthdate', '1990-1-1', false],
  ['birthdate', '28.02.1990', false],
  ['birthdate', 1990, false],
  ['sub', 42, true],
]

describe('types of standard claims', () => {
  test.each(CASES)('%s: %j is right: %s', (claim, value, valid) => {
    expect(standardClaimDefect({ [claim]: value }, NOW)?.claim).toBe(valid ? undefined : claim)
  })

  test('a defect says what was expected and what was there', () => {
    expect(standardClaimDefect({ email: 'a@example.com', email_verified: 'yes' }, NOW)).toEqual({
      claim: 'email_verified',
      expected: 'a JSON boolean',
      actual: 'yes',
    })
  })
})

test.each([
  [631_152_000, true],
  [631_151_999, false],
  [NOW, true],
  [NOW + 1, false],
  [1_700_000_000_000, false],
  ['1700000000', false],
])('updated_at %j is plausible: %s', (value, plausible) => {
  expect(isPlausibleUpdate(value, NOW)).toBe(plausible)
})
