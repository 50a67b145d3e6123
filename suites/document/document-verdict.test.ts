import { expect, test } from 'vitest'
import type { Exchange } from '../harness/exchange.js'
import { findingsIn, type KnownBy, type Verdict } from '../verdict.js'
import { documentVerdict } from './document-verdict.js'
import type { DefectFound } from './judged-answers.js'

const exchange = (id: number): Exchange => ({
  id,
  request: { method: 'GET', url: 'https://op.example/', headers: [] },
  response: { status: 200, headers: new Headers(), body: '{}' },
  startedAt: 0,
  duration: 1,
})

const defect = (id: number, member: string, known?: KnownBy): DefectFound => ({
  exchange: exchange(id),
  known,
  defect: {
    aspect: 'body',
    level: 'error',
    operationId: 'readThing',
    message: `/${member} is null and should be array`,
    instancePath: `/${member}`,
    documentPointer: `#/components/schemas/Thing/properties/${member}/type`,
    keyword: 'type',
    seen: null,
  },
})

const told = (member: string): string =>
  `/${member} is null and should be array (schemas/Thing/properties/${member}/type)`
const verdict = (...found: readonly DefectFound[]): Verdict =>
  documentVerdict({ answers: 7, found }, 'body', { name: 'things.yaml' })

test('passes when nothing is wrong in this aspect, skips when nothing was answered', () => {
  expect(verdict()).toEqual({ outcome: 'pass', note: '7 answers' })
  expect(documentVerdict({ answers: 7, found: [defect(1, 'a')] }, 'headers', { name: 'x' }).outcome).toBe('pass')
  expect(documentVerdict({ answers: 0, found: [] }, 'body', { name: 'x' }).outcome).toBe('skip')
})

test('each wrong answer is a finding with its defects and its exchange', () => {
  const findings = findingsIn(verdict(defect(1, 'a'), defect(1, 'b'), defect(3, 'a')))
  expect(findings.map(({ actual, exchange: id, note }) => [actual, id, note])).toEqual([
    [[told('a'), told('b')], 1, 'judged by things.yaml'],
    [[told('a')], 3, 'judged by things.yaml'],
  ])
})

test('what is known stands behind, a finding for each reason', () => {
  const [one, other] = ['one', 'other'].map((because) => ({ because, evidence: ['Server v1, 01-one step 1'] }))
  const findings = findingsIn(
    verdict(defect(1, 'a', one), defect(2, 'b', other), defect(3, 'a', one), defect(3, 'new')),
  )
  expect(findings.map(({ actual, known }) => [actual, known?.because])).toEqual([
    [[told('new')], undefined],
    [[told('a')], 'one'],
    [[told('b')], 'other'],
  ])
})

test('very many defects of one answer are cut, and the rest is counted', () => {
  const [finding] = findingsIn(verdict(...Array.from({ length: 60 }, (_, index) => defect(1, `m${index}`))))
  expect(finding?.actual).toHaveLength(51)
  expect(finding?.actual).toEqual(expect.arrayContaining(['and 10 more']))
})
