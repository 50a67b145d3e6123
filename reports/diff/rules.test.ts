import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { judged, RULES } from './rules.js'
import { reaches, SEVERITIES } from './severity.js'

const schema = JSON.parse(readFileSync(new URL('../../specs/json-schema/diff.json', import.meta.url), 'utf8'))
const kinds: readonly string[] = schema.$defs.difference.properties.kind.enum

test('the last rule of each kind fits every change of the kind', () => {
  expect([...new Set(RULES.map(({ kind }) => kind))].sort()).toEqual([...kinds].sort())
  for (const wanted of kinds) {
    const {
      kind: _kind,
      severity: _severity,
      why: _why,
      ...conditions
    } = RULES.findLast(({ kind }) => kind === wanted) ?? {}
    expect(conditions, wanted).toEqual({})
  }
})

test('every rule says why in a sentence, and no rule stands behind one that fits all', () => {
  const closed = new Set<string>()
  for (const { kind, severity, why, ...conditions } of RULES) {
    expect(SEVERITIES).toContain(severity)
    expect(why).toMatch(/^[A-Z].+\.$/)
    expect(closed.has(kind)).toBe(false)
    if (Object.keys(conditions).length === 0) closed.add(kind)
  }
})

test('the first rule that fits counts', () => {
  const change = { kind: 'status', name: 'status', change: 'changed' } as const
  expect(judged({ ...change, before: 302, after: 303 }).severity).toBe('harmless')
  expect(judged({ ...change, before: 302, after: 308 }).severity).toBe('risky')
  expect(judged({ ...change, before: 400, after: 422 }).severity).toBe('breaking')
})

test('a level counts what is as bad or worse', () => {
  expect(SEVERITIES.map((severity) => reaches(severity, 'risky'))).toEqual([true, true, false])
  expect(SEVERITIES.map((severity) => reaches(severity, 'harmless'))).toEqual([true, true, true])
})
