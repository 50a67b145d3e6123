import { expect, test } from 'vitest'
import { fail, findingsIn, pass, seenAt, skip, type Verdict, warn, worst } from './verdict.js'

const error: Verdict = { outcome: 'error', code: 'ERR_INTERNAL', message: 'm' }

test.each<[string, readonly Verdict[], Verdict]>([
  ['nothing', [], skip('there was nothing to judge')],
  ['skips', [skip('a'), skip('b')], skip('a')],
  ['a pass among skips', [skip('a'), pass('fine')], pass('fine')],
  ['a warning among passes', [pass(), warn(1, 2)], warn(1, 2)],
  ['an error beside a failure', [fail(1, 2), error], error],
])('the worst of %s', (_, verdicts, expected) => {
  expect(worst(verdicts)).toEqual(expected)
})

test('the worst finding stands in front, and no other is lost behind it', () => {
  const verdict = worst([warn('a', 'b'), pass(), fail('c', 'd', { note: 'n' }), fail('e', 'f'), skip('s')])
  expect(verdict).toEqual({ ...fail('c', 'd', { note: 'n' }), further: [warn('a', 'b'), fail('e', 'f')] })
})

test('the worst of the worst keeps what was behind each', () => {
  const verdict = worst([worst([fail(1, 2), fail(3, 4)]), worst([warn(5, 6), fail(7, 8)])])
  expect(findingsIn(verdict)).toEqual([fail(1, 2), fail(3, 4), fail(7, 8), warn(5, 6)])
})

test('a subject gives its note and exchange to all its findings that have none', () => {
  const subject = { note: 'the subject', exchange: { id: 7 } }
  expect(seenAt(subject, pass())).toEqual(pass())
  expect(findingsIn(seenAt(subject, worst([fail(1, 2, { note: 'own' }), fail(3, 4)])))).toEqual([
    fail(1, 2, { note: 'own', exchange: { id: 7 } }),
    fail(3, 4, subject),
  ])
})
