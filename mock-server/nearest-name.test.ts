import { expect, test } from 'vitest'
import { nearestName } from './nearest-name.js'

const NAMES = ['issuer', 'clients', 'people', 'id-token/idt-missing-nonce']

test.each([
  ['isuer', 'issuer'],
  ['client', 'clients'],
  ['id-token/idt-mising-nonce', 'id-token/idt-missing-nonce'],
])('%s is most like %s', (name, nearest) => {
  expect(nearestName(name, NAMES)).toBe(nearest)
})

test('finds nothing when nothing is alike', () => {
  expect(nearestName('colour', NAMES)).toBeUndefined()
  expect(nearestName('issuer', [])).toBeUndefined()
})
