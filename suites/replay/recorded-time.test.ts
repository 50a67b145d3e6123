import { expect, test } from 'vitest'
import { NOTATIONS, timeAgrees, timeOf } from './recorded-time.js'

test.each([
  ['timestamp#now', { notation: 'timestamp', offset: 0 }],
  ['datetime#now+60', { notation: 'datetime', offset: 60 }],
  ['httpdate#now-5', { notation: 'httpdate', offset: -5 }],
  ['seconds#3600', { notation: 'seconds', offset: 3600 }],
  ['seconds#now', undefined],
  ['code#1', undefined],
])('%s is read', (name, time) => {
  expect(timeOf(name)).toEqual(time)
})

test.each([
  // Lifetimes: never longer, at most three seconds shorter.
  ['seconds#60', 60, true],
  ['seconds#60', 57, true],
  ['seconds#60', 56, false],
  ['seconds#60', 61, false],
  // Now, and far away: the tolerance earlier, two seconds later.
  ['timestamp#now', 990, true],
  ['timestamp#now', 989, false],
  ['timestamp#now', 1_002, true],
  ['timestamp#now', 1_003, false],
  ['timestamp#now+3600', 4_590, true],
  ['timestamp#now+3600', 4_602, true],
  ['timestamp#now+3600', 4_603, false],
  // Near: half of the distance, two seconds at least.
  ['timestamp#now+10', 1_005, true],
  ['timestamp#now+10', 1_004, false],
  ['timestamp#now+3', 1_001, true],
  ['timestamp#now+3', 1_000, false],
  // The past may be as much later as earlier.
  ['timestamp#now-6', 997, true],
  ['timestamp#now-6', 998, false],
  ['timestamp#now-3600', -2_590, true],
])('%s at 1000 against %i: %s', (name, value, agrees) => {
  const time = timeOf(name)
  expect(time && timeAgrees(time, value, 1_000, 10)).toBe(agrees)
})

test.each([
  ['timestamp', '1740823200'],
  ['datetime', '2025-03-01T10:00:00.000Z'],
  ['httpdate', 'Sat, 01 Mar 2025 10:00:00 GMT'],
  ['gotime', '2025-03-01 10:00:00 +0000 UTC'],
] as const)('a %s is written as it is read', (name, text) => {
  const { pattern, read, write } = NOTATIONS[name]
  expect(text).toMatch(new RegExp(`^${pattern}$`))
  expect(read(text)).toBe(1_740_823_200)
  expect(write(1_740_823_200)).toBe(text)
})

test('times of Go have fractions and a reading of the monotonic clock', () => {
  const text = '2025-03-01 12:00:00.123456789 +0200 EET m=+0.5'
  expect(text).toMatch(new RegExp(`^${NOTATIONS.gotime.pattern}$`))
  expect(Math.floor(NOTATIONS.gotime.read(text))).toBe(1_740_823_200)
})
