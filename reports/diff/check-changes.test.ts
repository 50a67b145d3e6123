import { expect, test } from 'vitest'
import type { Outcome } from '../../suites/verdict.js'
import { checkChanges } from './check-changes.js'
import { verdictOf } from './diff.test-support.js'

const run = (outcome: Outcome | undefined, was?: 'fail' | 'warn') => ({
  verdicts: outcome === undefined ? [] : [verdictOf('token/one', outcome, was === undefined ? {} : { was })],
})

test.each<[Outcome | undefined, Outcome | undefined, string]>([
  ['pass', 'fail', 'failing breaking'],
  ['warn', 'fail', 'failing breaking'],
  ['pass', 'warn', 'warning risky'],
  ['pass', 'skip', 'not judged risky'],
  ['pass', 'error', 'not judged risky'],
  ['skip', 'fail', 'failing risky'],
  ['error', 'warn', 'warning risky'],
  ['fail', 'pass', 'healed harmless'],
  ['fail', 'warn', 'healed harmless'],
  ['warn', 'pass', 'healed harmless'],
  ['fail', 'skip', 'not judged harmless'],
  ['skip', 'pass', 'judged harmless'],
  ['pass', undefined, 'gone harmless'],
  [undefined, 'pass', 'new harmless'],
  [undefined, 'fail', 'new risky'],
])('from %s to %s is %s', (before, after, expected) => {
  const [change, ...more] = checkChanges(run(before), run(after))
  expect(`${change?.change} ${change?.severity}`).toBe(expected)
  expect(change).toMatchObject({ check: 'token/one', title: 'The title' })
  expect([change?.before, change?.after]).toEqual([before, after])
  expect(more).toEqual([])
})

test.each<[Outcome | undefined, 'fail' | 'warn' | undefined, Outcome | undefined, 'fail' | 'warn' | undefined, string]>(
  [
    ['pass', undefined, 'known', 'fail', 'known breaking'],
    ['pass', undefined, 'known', 'warn', 'known risky'],
    ['warn', undefined, 'known', 'fail', 'known breaking'],
    ['warn', undefined, 'known', 'warn', 'known harmless'],
    ['fail', undefined, 'known', 'fail', 'known harmless'],
    ['skip', undefined, 'known', 'fail', 'known harmless'],
    [undefined, undefined, 'known', 'fail', 'new harmless'],
    ['known', 'fail', 'pass', undefined, 'healed harmless'],
    ['known', 'fail', 'fail', undefined, 'failing risky'],
    ['known', 'warn', 'fail', undefined, 'failing breaking'],
    ['known', 'warn', 'warn', undefined, 'warning risky'],
    ['known', 'warn', 'known', 'fail', 'known breaking'],
    ['known', 'fail', 'known', 'warn', 'healed harmless'],
    ['known', 'fail', 'skip', undefined, 'not judged harmless'],
    ['known', 'fail', undefined, undefined, 'gone harmless'],
  ],
)('from %s %s to %s %s is %s', (before, first, after, second, expected) => {
  const [change] = checkChanges(run(before, first), run(after, second))
  expect(`${change?.change} ${change?.severity}`).toBe(expected)
  expect([change?.before, change?.after]).toEqual([before, after])
})

test.each<[Outcome]>([['known'], ['pass'], ['fail'], ['warn'], ['skip'], ['error']])(
  '%s as before is no change',
  (outcome) => {
    expect(checkChanges(run(outcome), run(outcome))).toEqual([])
  },
)

test('checks that are not judged because of one that fails now are told with it', () => {
  const before = ['token/one', 'token/two', 'token/three', 'token/four'].map((id) => verdictOf(id, 'pass'))
  const after = [
    verdictOf('token/two', 'skip', { because: 'no token', blockedBy: 'token/one' }),
    verdictOf('token/three', 'skip', { because: 'no token', blockedBy: 'token/one' }),
    verdictOf('token/four', 'skip', { because: 'not on offer' }),
    verdictOf('token/one', 'fail'),
  ]
  expect(checkChanges({ verdicts: before }, { verdicts: after })).toEqual([
    expect.objectContaining({ check: 'token/one', follows: ['token/two', 'token/three'] }),
    expect.objectContaining({ check: 'token/four', because: 'not on offer' }),
  ])
})

test('a check that is blocked by one that failed before as well stands for itself', () => {
  const before = [verdictOf('token/one', 'fail'), verdictOf('token/two', 'pass')]
  const after = [
    verdictOf('token/one', 'fail'),
    verdictOf('token/two', 'skip', { because: 'b', blockedBy: 'token/one' }),
  ]
  expect(checkChanges({ verdicts: before }, { verdicts: after })).toEqual([
    expect.objectContaining({ check: 'token/two', change: 'not judged' }),
  ])
})
