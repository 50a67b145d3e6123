import { expect, test } from 'vitest'
import type { CheckChange } from './check-changes.js'
import { condensed } from './condensed-checks.js'

const change = (check: string, more: Partial<CheckChange> = {}): CheckChange => ({
  check,
  title: 'The title',
  change: 'new',
  after: 'pass',
  severity: 'harmless',
  why: 'The first run did not have the check.',
  ...more,
})
const failing = change('token/one', { change: 'failing', severity: 'breaking', before: 'pass', after: 'fail' })
const newOnes = ['hydra-trust/a', 'hydra-trust/b', 'hydra-keys/a', 'hydra-keys/b'].map((check) => change(check))

test('many checks that one run alone had are told by suite', () => {
  const { single, together } = condensed([failing, ...newOnes, change('hydra-flush/a', { change: 'gone' })])
  expect(single).toEqual([failing])
  expect(together.map(({ what }) => what)).toEqual([
    '4 checks are new: hydra-trust (2), hydra-keys (2)',
    '1 check is gone: hydra-flush (1)',
  ])
})

test('a few stay as they are, and so does a new one that fails', () => {
  const few = [failing, ...newOnes.slice(0, 3)]
  expect(condensed(few)).toEqual({ single: few, together: [] })
  const risky = change('hydra-trust/c', { after: 'fail', severity: 'risky' })
  expect(condensed([...newOnes, risky]).single).toEqual([risky])
})
