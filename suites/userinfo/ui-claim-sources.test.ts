import { expect, test } from 'vitest'
import { claimSourcesDefect } from './ui-claim-sources.js'

const source = { JWT: 'a.b.c' }

test.each([
  ['names and sources that fit', { _claim_names: { email: 'src1' }, _claim_sources: { src1: source } }, undefined],
  ['names alone', { _claim_names: { email: 'src1' } }, '_claim_sources is no JSON object'],
  ['sources alone', { _claim_sources: { src1: source } }, '_claim_names is no JSON object'],
  [
    'a source that nobody uses',
    { _claim_names: { email: 'src1' }, _claim_sources: { src1: source, src2: source } },
    'no claim comes from the source src2',
  ],
  [
    'a name without its source',
    { _claim_names: { email: 'src2' }, _claim_sources: { src1: source } },
    '_claim_names refers to "src2", which is no source',
  ],
])('%s', (_title, claims, defect) => {
  expect(claimSourcesDefect(claims)).toBe(defect)
})
