import { describe, expect, test } from 'vitest'
import type { JsonPattern, KnownDeviation } from '../../specs/index.js'
import { fail, pass, skip, type Verdict, warn, worst } from '../verdict.js'
import { setKnownApart } from './known-deviations.js'

const row = (expected: JsonPattern, actual: JsonPattern, more: Partial<KnownDeviation> = {}): KnownDeviation => ({
  checks: ['errors/one'],
  outcome: 'fail',
  expected,
  actual: ['never found', actual],
  because: 'It is so.',
  evidence: ['Server v1, 01-one step 1'],
  ...more,
})
const ROWS = [
  row('a', 'b'),
  row('c', 'd', { because: 'This too.', evidence: ['Server v1, 02-two step 9'] }),
  row('standard claims', 'rat', { outcome: 'warn' }),
  row('standard claims', 'ext', { outcome: 'warn', because: 'And ext.' }),
]
const apart = (verdict: Verdict): Verdict => setKnownApart(verdict, ROWS)

test('a finding that is known says so, with the evidence', () => {
  expect(apart(fail('a', 'b', { note: 'n', exchange: { id: 3 } }))).toEqual({
    ...fail('a', 'b', { note: 'n', exchange: { id: 3 } }),
    outcome: 'known',
    was: 'fail',
    because: 'It is so.',
    evidence: ['Server v1, 01-one step 1'],
  })
})

test.each<[string, Verdict]>([
  ['a pass', pass()],
  ['a skip', skip('no')],
  ['an error', { outcome: 'error', code: 'ERR_INTERNAL', message: 'm' }],
  ['another actual value', fail('a', 'c')],
  ['another expectation', fail('x', 'b')],
  ['a warning where a failure is known', warn('a', 'b')],
  ['a failure where a warning is known', fail('standard claims', ['rat'])],
  ['an empty list', warn('standard claims', [])],
])('%s stays as it is', (_, verdict) => {
  expect(apart(verdict)).toEqual(verdict)
})

describe('a finding that says of itself that it is known', () => {
  const own = { because: 'By its own word.', evidence: ['Server v1, 03-three step 2'] }
  const finding = fail('x', 'y', { known: own })

  test('is known, and says so no longer', () => {
    expect(apart(finding)).toEqual({ outcome: 'known', was: 'fail', expected: 'x', actual: 'y', ...own })
  })

  test('hides no other, and is a finding when nothing is to be set apart', () => {
    expect(apart(worst([finding, fail('u', 'v')]))).toEqual(fail('u', 'v'))
    expect(setKnownApart(finding, undefined)).toEqual(fail('x', 'y'))
    expect(setKnownApart(fail('a', 'b'), undefined)).toEqual(fail('a', 'b'))
  })
})

describe('what is known hides nothing', () => {
  test('a finding behind a known one comes to the front', () => {
    expect(apart(worst([fail('a', 'b'), fail('a', 'new', { note: 'n' })]))).toEqual(fail('a', 'new', { note: 'n' }))
  })

  test('a warning behind a known failure comes to the front', () => {
    expect(apart(worst([fail('a', 'b'), warn('x', 'y')]))).toEqual(warn('x', 'y'))
  })

  test('the worst of what is new stands in front, whatever its place', () => {
    const verdict = worst([warn('x', 'y'), fail('a', 'b'), worst([fail('c', 'd'), fail('u', 'v')])])
    expect(apart(verdict)).toEqual(fail('u', 'v'))
  })

  test('only when all are known is the verdict known, with the reasons and the evidence of all', () => {
    expect(apart(worst([fail('a', 'b'), fail('c', 'd'), fail('a', 'b')]))).toMatchObject({
      outcome: 'known',
      was: 'fail',
      because: 'It is so. This too.',
      evidence: ['Server v1, 01-one step 1', 'Server v1, 02-two step 9'],
    })
  })

  test('of a list, the items that are not known are left', () => {
    const found = warn('standard claims', ['rat', 'new', 'ext'], { note: 'n' })
    expect(apart(found)).toEqual(warn('standard claims', ['new'], { note: 'n' }))
    expect(apart(warn('standard claims', ['rat']))).toMatchObject({ outcome: 'known', because: 'It is so.' })
    expect(apart(warn('standard claims', ['ext', 'rat']))).toMatchObject({ because: 'And ext. It is so.' })
  })
})

describe('a pattern', () => {
  const fits = (pattern: JsonPattern, actual: unknown): boolean =>
    setKnownApart(fail('e', actual), [row('e', pattern)]).outcome === 'known'

  test.each<[JsonPattern, unknown]>([
    ['page with status *: *gone*', 'page with status 500: it is\ngone.'],
    ['a.c', 'a.c'],
    [401, 401],
    [null, undefined],
    [null, null],
    [
      ['a', '*'],
      ['a', 'b'],
    ],
    [{ status: 401 }, { status: 401, error: 'x' }],
    [{ error: 'inv*' }, { error: 'invalid_client' }],
  ])('%j fits %j', (pattern, actual) => {
    expect(fits(pattern, actual)).toBe(true)
  })

  test.each<[JsonPattern, unknown]>([
    ['page with status *', 'a page with status 500'],
    ['a.c', 'abc'],
    ['401', 401],
    [null, ''],
    [['a'], ['a', 'b']],
    [{ status: 401, error: 'x' }, { status: 401 }],
    [{}, ['a']],
  ])('%j does not fit %j', (pattern, actual) => {
    expect(fits(pattern, actual)).toBe(false)
  })
})
