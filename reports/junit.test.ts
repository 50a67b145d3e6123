import { readFileSync } from 'node:fs'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import { renderJunit } from './junit.js'
import type { Run } from './run.js'

const sample: Run = JSON.parse(readFileSync(new URL('./sample-run.json', import.meta.url), 'utf8'))

const parse = (xml: string) => {
  expect(XMLValidator.validate(xml, { allowBooleanAttributes: false })).toBe(true)
  return new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    isArray: (name) => name === 'testcase' || name === 'testsuite',
  }).parse(xml)
}
const caseOf = (xml: string, suite: string, name: string) =>
  parse(xml)
    .testsuites.testsuite.find((one: { name: string }) => one.name === suite)
    .testcase.find((one: { name: string }) => one.name === name)

test('suites are testsuites, checks testcases, and the counts agree', () => {
  const { testsuites } = parse(renderJunit(sample))
  expect(testsuites).toMatchObject({ tests: '8', failures: '2', errors: '1', skipped: '2', time: '2.340' })
  expect(testsuites.testsuite.map(({ name, tests }: { name: string; tests: string }) => [name, tests])).toEqual([
    ['discovery', '2'],
    ['id-token', '1'],
    ['token', '3'],
    ['userinfo', '1'],
    ['errors', '1'],
  ])
})

test('a failure has the requirement as its type, and the transcript', () => {
  const { classname, time, failure } = caseOf(renderJunit(sample), 'id-token', 'idt-nonce')
  expect({ classname, time }).toEqual({ classname: 'id-token', time: '0.102' })
  expect(failure.type).toBe('OpenID Connect Core 1.0 section 2, MUST')
  expect(failure.message).toContain('expected "n-1", got (absent)')
  expect(failure['#text']).toContain('again     curl -i -u')
})

test('errors, skips and warnings are told apart', () => {
  const xml = renderJunit(sample)
  expect(caseOf(xml, 'userinfo', 'ui-sub').error).toMatchObject({ type: 'ERR_TARGET_TIMEOUT' })
  expect(caseOf(xml, 'token', 'tok-second-user').skipped.message).toBe('blocked by token/tok-code-reuse: no code came')
  const warning = caseOf(xml, 'discovery', 'disc-claims-supported')
  expect(warning.failure).toBeUndefined()
  expect(warning['system-out']).toContain('WARN')
})

test('a known deviation passes, with what is known in its output, also when warnings are findings', () => {
  const { failure, skipped, ...known } = caseOf(renderJunit({ ...sample, failOn: 'warn' }), 'errors', 'err-token-code')
  expect([failure, skipped]).toEqual([undefined, undefined])
  expect(known['system-out']).toMatch(
    /^known deviation: A grant type .*\nseen on: Ory Hydra v1\.9\.2, 33-token-errors step 8$/,
  )
})

test('a warning is a failure when warnings are findings', () => {
  const warning = caseOf(renderJunit({ ...sample, failOn: 'warn' }), 'discovery', 'disc-claims-supported')
  expect(warning.failure.type).toBe('OpenID Connect Discovery 1.0 section 3, SHOULD')
})

test('what XML forbids is dropped, what it keeps for itself is escaped', () => {
  const [first] = sample.verdicts
  if (first === undefined) throw new Error('the sample is empty')
  const nasty = 'a\u0000b\u001b[31m<c>&"d"\uffff]]>\ud800e\nf'
  const xml = renderJunit({
    ...sample,
    verdicts: [{ ...first, title: nasty, outcome: 'fail', expected: nasty, note: nasty }],
  })
  for (const forbidden of ['\u0000', '\u001b', '\uffff']) expect(xml).not.toContain(forbidden)
  const { failure } = caseOf(xml, 'discovery', 'disc-status-200')
  expect(failure['#text']).toContain('ab[31m<c>&"d"]]>e')
})
