import { expect, test } from 'vitest'
import type { Outcome } from '../../suites/verdict.js'
import { checkChanges } from './check-changes.js'
import { verdictOf } from './diff.test-support.js'

const run = (outcome: Outcome | undefined) => ({
  verdicts: outcome === undefined ? [] : [verdictOf('token/one', outcome)],
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

test.each<[Outcome]>([['pass'], ['fail'], ['warn'], ['skip'], ['error']])('%s as before is no change', (outcome) => {
  expect(checkChanges(run(outcome), run(outcome))).toEqual([])
})

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
