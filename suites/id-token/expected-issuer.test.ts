import { expect, test } from 'vitest'
import type { TargetView } from '../harness/context.js'
import { expectedIssuer } from './expected-issuer.js'

const target = (issuer: string): TargetView => ({
  issuer,
  configurationUrl: `${issuer}/.well-known/openid-configuration`,
  system: 'openid-connect',
  insecureAllowed: false,
  users: [],
  allowedExtensions: [],
  documents: [],
  patience: 0,
})

test.each([
  ['https://op.example', 'https://op.example', 'https://op.example'],
  ['https://op.example', 'https://op.example/', 'https://op.example/'],
  ['https://op.example/', 'https://op.example', 'https://op.example'],
  ['https://op.example', 'https://other.example', 'https://op.example'],
  ['https://op.example', undefined, 'https://op.example'],
])('given %s and a document that says %s, tokens have %s', (given, documented, expected) => {
  const metadata = documented === undefined ? {} : { issuer: documented }
  expect(expectedIssuer({ target: target(given), metadata })).toBe(expected)
})
