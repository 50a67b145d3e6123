import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { recordingReader } from './read-recording.js'
import type { Recording } from './recording.js'
import { recordingOf, step } from './testing/one-step.js'

const schema: Record<string, unknown> = JSON.parse(
  readFileSync(new URL('../../specs/json-schema/recording.json', import.meta.url), 'utf8'),
)
const read = recordingReader(schema)

const good: Recording = recordingOf([
  step({ status: 200, headers: {} }),
  step(undefined, {
    name: 'sign',
    jwts: { 'client_jwt#1': { header: { alg: 'none' }, claims: {}, sign_with: null } },
  }),
])

test('a recording is read, a scenario too', () => {
  expect(read(JSON.stringify(good), 'good.json')).toEqual(good)
})

test.each<[string, unknown, string]>([
  ['a member that nobody knows', { ...good, setps: [] }, 'bad.json, the whole file: there is no member "setps"'],
  ['no steps', { title: 'x', scenario: 'x' }, 'bad.json, the whole file: "steps" is missing'],
  [
    'a side that is none',
    recordingOf([{ ...step(undefined), side: 'private' as 'public' }]),
    'bad.json, step 1 "ask", /steps/0/side: must be one of public,admin',
  ],
  [
    'a response without headers',
    recordingOf([step(undefined), step({ status: 200 })]),
    'bad.json, step 2 "ask", /steps/1/response: needs status and headers, or connection',
  ],
  [
    'a path with a host',
    recordingOf([step(undefined, { request: { path: 'https://op.example/' } })]),
    'bad.json, step 1 "ask", /steps/0/request/path: must match pattern',
  ],
  [
    'a key that is not there',
    recordingOf([step(undefined, { jwts: { 'client_jwt#1': { header: {}, claims: {}, sign_with: 'mine' } } })]),
    'bad.json, step 1 "ask", /steps/0/jwts/client_jwt#1/sign_with: "keys" has no "mine"',
  ],
  [
    'a JWT that nobody signs',
    recordingOf([step(undefined, { jwts: { 'client_jwt#1': { header: {}, claims: {} } } })]),
    'name a key of "keys", or null for alg none',
  ],
  [
    'a place that cannot be',
    recordingOf([step(undefined, { binds: { 'code#1': 'somewhere' } })]),
    'bad.json, step 1 "ask", /steps/0/binds/code#1: must match pattern',
  ],
])('%s is refused with file, step and pointer', (_, value, message) => {
  expect(() => read(JSON.stringify(value), 'bad.json')).toThrow(message)
})

test('a file that is no JSON is refused', () => {
  expect(() => read('{', 'bad.json')).toThrow(/^bad\.json is no JSON: /)
})
