import { expect, test } from 'vitest'
import { settingsOf } from '../environment.js'
import { HYDRA_LINES } from '../lines.js'
import { HYDRA_SYSTEMS } from '../systems.js'
import { isOpenAudience, opens } from './scope.js'

test.each([
  ['wildcard', 'photos.*', 'photos.read', true],
  ['wildcard', 'photos', 'photos.read', false],
  ['exact', 'photos.*', 'photos.read', false],
  ['exact', 'photos.read', 'photos.read', true],
  ['DEPRECATED_HIERARCHICAL_SCOPE_STRATEGY', 'photos', 'photos.read', true],
  ['DEPRECATED_HIERARCHICAL_SCOPE_STRATEGY', 'photos', 'photosets', false],
])('by the strategy %s %s opens %s: %s', (STRATEGIES_SCOPE, allowed, wanted, expected) => {
  const context = { line: HYDRA_LINES['hydra-1.9'], settings: settingsOf({ STRATEGIES_SCOPE }) }
  expect(opens(context, [allowed], wanted)).toBe(expected)
})

test.each(HYDRA_SYSTEMS)('%s knows the hierarchical strategy, or takes it for the exact one', (system) => {
  const settings = settingsOf({ STRATEGIES_SCOPE: 'DEPRECATED_HIERARCHICAL_SCOPE_STRATEGY' })
  const opened = (wanted: string) => opens({ line: HYDRA_LINES[system], settings }, ['photos'], wanted)
  expect(opened('photos')).toBe(true)
  expect(opened('photos.read')).toBe(system.startsWith('hydra-1'))
})

test.each([
  ['https://api.example', 'https://api.example/x', true],
  ['https://api.example/x', 'https://api.example/xy', false],
  ['https://api.example/x/', 'https://api.example/x', true],
  ['https://api.example', 'https://API.example', false],
  ['https://api.example', 'https://api.example:443', false],
  ['my-api', 'my-api', true],
  ['my-api', 'my-api/part', true],
  ['my-api', 'my-apis', false],
  ['urn:one', 'urn:two', true],
])('the audience %s opens %s: %s', (allowed, wanted, expected) => {
  expect(isOpenAudience([allowed], wanted)).toBe(expected)
})
