import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { renderJson } from './json.js'
import { RUN_SCHEMA, RUN_SCHEMA_VERSION, type Run, summarize } from './run.js'

const sample: Run = JSON.parse(readFileSync(new URL('./sample-run.json', import.meta.url), 'utf8'))
const schema = JSON.parse(readFileSync(new URL('../specs/json-schema/run.json', import.meta.url), 'utf8'))
const validate = new Ajv2020({ strict: true, allErrors: true, strictRequired: false }).compile(schema)

const defects = (value: unknown): readonly string[] => {
  validate(JSON.parse(JSON.stringify(value)))
  return (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`)
}

test('the schema carries the version and the address that run documents name', () => {
  expect(schema.$id).toBe(RUN_SCHEMA)
  expect(schema.properties.schemaVersion.const).toBe(RUN_SCHEMA_VERSION)
})

test('the sample is a valid run document', () => {
  expect(defects(sample)).toEqual([])
  expect(JSON.parse(renderJson(sample))).toEqual(sample)
})

test.each<[string, (run: Run) => unknown, string]>([
  [
    'an unknown outcome',
    (run) => ({ ...run, verdicts: [{ ...run.verdicts[0], outcome: 'maybe' }] }),
    '/verdicts/0/outcome enum',
  ],
  [
    'a skip without a reason',
    (run) => ({ ...run, verdicts: [{ ...run.verdicts[0], outcome: 'skip' }] }),
    '/verdicts/0 required',
  ],
  [
    'an error without its code',
    (run) => ({ ...run, verdicts: [{ ...run.verdicts[0], outcome: 'error' }] }),
    '/verdicts/0 required',
  ],
  [
    'a known deviation without evidence',
    (run) => ({ ...run, verdicts: [{ ...run.verdicts[0], outcome: 'known', was: 'fail', because: 'b' }] }),
    '/verdicts/0 required',
  ],
  ['a member that nobody knows', (run) => ({ ...run, surprise: 1 }), ' additionalProperties'],
  ['a local time', (run) => ({ ...run, startedAt: '2026-03-01T10:00:00+01:00' }), '/startedAt pattern'],
  ['another version', (run) => ({ ...run, schemaVersion: 2 }), '/schemaVersion const'],
])('the schema refuses %s', (_, change, defect) => {
  expect(defects(change(sample))).toContain(defect)
})

test('a document of the time before known deviations is still valid', () => {
  const { known: _, ...total } = sample.summary.total
  const { system: _system, ...target } = sample.target
  expect(defects({ ...sample, target, summary: { total, suites: { token: total } } })).toEqual([])
})

test('counts verdicts by suite and in all', () => {
  expect(summarize(sample.verdicts)).toEqual(sample.summary)
})
