import { readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { coloured } from './colour.js'
import type { Run } from './run.js'
import { renderTerminal, shown, skipReasons } from './terminal.js'

const sample: Run = JSON.parse(readFileSync(new URL('./sample-run.json', import.meta.url), 'utf8'))

test('shows each finding whole, warnings in short, a summary and one last sentence', () => {
  expect(renderTerminal(sample, { columns: 120 })).toMatchSnapshot()
})

test('breaks long lines on a narrow terminal, but never a command', () => {
  const text = renderTerminal(sample, { columns: 60 })
  expect(text).toMatchSnapshot()
  expect(text).toMatch(/again {5}curl .*oauth2\/token$/m)
})

test('quiet shows what fails and the last line only', () => {
  const text = renderTerminal(sample, { quiet: true })
  expect(text).toMatch(/^FAIL {2}id-token\/idt-nonce/)
  expect(text).not.toMatch(/^WARN|^suite|^known/m)
  expect(text.trimEnd().split('\n').at(-1)).toMatch(
    /^Not conformant: 2 checks fail, 1 warning, 1 known deviation, 1 check could not be judged/,
  )
})

test('a known deviation is told in short, and is no finding', () => {
  const text = renderTerminal({ ...sample, failOn: 'warn' })
  expect(text).toMatch(
    /^known deviations of hydra-1\.9[\s\S]*^ {2}errors\/err-token-code[\s\S]*33-token-errors step 8$/m,
  )
  expect(text).not.toMatch(/^KNOWN/m)
  const verdicts = sample.verdicts.filter(({ outcome }) => outcome !== 'known')
  expect(renderTerminal({ ...sample, verdicts })).not.toMatch(/^known/m)
})

test('with fail-on warn, a warning is shown like a failure', () => {
  const text = renderTerminal({ ...sample, failOn: 'warn' })
  expect(text).toMatch(/WARN {2}discovery\/disc-claims-supported[\s\S]*?rerun +touchstone test/)
})

test('colours change nothing but the colours', () => {
  const text = renderTerminal(sample, { paint: coloured })
  expect(text).not.toBe(renderTerminal(sample))
  expect(stripVTControlCharacters(text)).toBe(renderTerminal(sample))
})

test('groups skips by reason, blocked ones under the check that blocks them', () => {
  const [first] = sample.verdicts
  if (first === undefined) throw new Error('the sample is empty')
  const skipped = (because: string, blockedBy?: string) =>
    ({ ...first, outcome: 'skip', because, ...(blockedBy === undefined ? {} : { blockedBy }) }) as const
  expect(skipReasons([first, skipped('x', 'a/b'), skipped('y', 'a/b'), skipped('no refresh tokens')])).toEqual([
    ['blocked by a/b', 2],
    ['no refresh tokens', 1],
  ])
})

test('tells nothing from null, and shortens what is very long', () => {
  expect(shown(undefined)).toBe('(absent)')
  expect(shown(null)).toBe('null')
  expect(shown('x'.repeat(10_000)).length).toBeLessThan(700)
})

test('says how to see it again on the embedded mock, with its faults', () => {
  const target = { issuer: 'http://127.0.0.1:1', embedded: true, faults: ['id-token/nonce-lost'] }
  expect(renderTerminal({ ...sample, target })).toMatch(
    /rerun +touchstone test --fault id-token\/nonce-lost --check id-token\/idt-nonce/,
  )
})

test('names the system of the embedded mock when it is another than usual', () => {
  const target = {
    issuer: 'http://127.0.0.1:1/',
    system: 'hydra-1.9',
    embedded: true,
    faults: ['hydra-health/not-alive'],
  }
  expect(renderTerminal({ ...sample, target })).toMatch(
    /rerun +touchstone test --system hydra-1\.9 --fault hydra-health\/not-alive --check id-token\/idt-nonce/,
  )
})
