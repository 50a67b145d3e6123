import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Outcome } from '../suites/verdict.js'
import { conclude } from './conclusion.js'
import { type Run, summarize } from './run.js'

const sample: Run = JSON.parse(readFileSync(new URL('./sample-run.json', import.meta.url), 'utf8'))
const [first] = sample.verdicts
if (first === undefined) throw new Error('the sample is empty')

const run = (outcomes: readonly Outcome[], more: Partial<Run> = {}): Run => {
  const verdicts = outcomes.map((outcome) => ({ ...first, outcome }))
  return { ...sample, verdicts, summary: summarize(verdicts), ...more }
}

test.each<[string, readonly Outcome[], Partial<Run>, number]>([
  ['all pass', ['pass', 'pass'], {}, 0],
  ['warnings alone', ['pass', 'warn'], {}, 0],
  ['warnings alone, when they count', ['pass', 'warn'], { failOn: 'warn' }, 1],
  ['known deviations alone', ['known'], {}, 0],
  ['known deviations, when warnings count', ['pass', 'known'], { failOn: 'warn' }, 0],
  ['a failure', ['pass', 'fail'], {}, 1],
  ['a failure beside a known deviation', ['known', 'fail'], {}, 1],
  ['a failure beside an error', ['fail', 'error'], {}, 1],
  ['an error beside passes', ['pass', 'error'], {}, 3],
  ['nothing but skips', ['skip', 'skip'], {}, 3],
  ['nothing at all', [], {}, 3],
  ['interrupted, even with a failure', ['fail'], { interrupted: true }, 130],
])('%s', (_, outcomes, more, exitCode) => {
  expect(conclude(run(outcomes, more)).exitCode).toBe(exitCode)
})

test('the sentence counts what was judged', () => {
  expect(conclude(run(['pass', 'warn', 'skip'])).sentence).toBe('Conformant: 2 checks judged, none fails, 1 warning.')
  expect(conclude(run(['pass', 'known', 'known'])).sentence).toBe(
    'Conformant: 3 checks judged, none fails, 0 warnings, 2 known deviations.',
  )
  expect(conclude(run(['fail', 'known'])).sentence).toBe(
    'Not conformant: 1 check fails, 0 warnings, 1 known deviation.',
  )
})
