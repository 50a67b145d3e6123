import { expect, test } from 'vitest'
import type { Check } from '../suites/check.js'
import { pass } from '../suites/verdict.js'
import { type Choice, chooseChecks, requiredChecks } from './choose-checks.js'

const check = (id: string): Check => ({
  id,
  title: 'T',
  requirement: { standard: 'RFC 6749', section: '1', level: 'MUST' },
  operations: [],
  run: () => pass(),
})
const all = ['token/code-once', 'token/no-store', 'id-token/nonce', 'id-token/no-store'].map(check)
const chosen = (choice: Partial<Choice>) =>
  chooseChecks(all, { suites: [], checks: [], skip: [], ...choice }).map(({ id }) => id)

test.each<[Partial<Choice>, string[]]>([
  [{}, all.map(({ id }) => id)],
  [{ suites: ['token'] }, ['token/code-once', 'token/no-store']],
  [{ suites: ['*token'], checks: ['no-*'] }, ['token/no-store', 'id-token/no-store']],
  [{ checks: ['token/*'], skip: ['no-store'] }, ['token/code-once']],
])('%j chooses %j', (choice, ids) => {
  expect(chosen(choice)).toEqual(ids)
})

test.each<[Partial<Choice>, string]>([
  [{ suites: ['tokn'] }, 'there is no suite "tokn"; did you mean "token"?'],
  [{ checks: ['token/code-one'] }, 'there is no check "token/code-one"; did you mean "token/code-once"?'],
  [{ checks: ['nonse'] }, 'did you mean "nonce"?'],
  [{ skip: ['pkce/*'] }, 'there is no check "pkce/*"'],
  [{ suites: ['token'], skip: ['token/*'] }, 'no check is left'],
])('%j is wrong use', (choice, message) => {
  expect(() => chosen(choice)).toThrow(message)
})

test('what is required must be among what is judged', () => {
  expect(requiredChecks(all, ['nonce', 'token/*'])).toEqual(['*/nonce', 'token/*'])
  expect(() => requiredChecks(all.slice(0, 2), ['nonce'])).toThrow('there is no check "nonce"')
})
