import { describe, expect, test } from 'vitest'
import { HYDRA_SYSTEMS } from './systems.js'
import { TestingHydra } from './testing-hydra.js'

const token = (offset: number): string => Buffer.from(JSON.stringify({ offset, v: 2 })).toString('base64url')

/** Where a page begins that was asked for in the middle of one. */
const ROWS = {
  'hydra-1.5': ['limit=2&offset=1', ['b', 'c']],
  'hydra-1.9': ['limit=2&offset=1', ['a', 'b']],
  'hydra-2.3': [`page_size=2&page_token=${token(1)}`, ['a', 'b']],
  'hydra-2': ['page_size=2', ['a', 'b']],
} as const

describe.each(HYDRA_SYSTEMS)('pages of %s', (system) => {
  test('begin anywhere, or at a multiple of their size', async () => {
    const hydra = await TestingHydra.start(system, {})
    for (const client_id of ['a', 'b', 'c']) await hydra.client({ client_id })
    const [query, ids] = ROWS[system]
    const { text } = await hydra.admin('GET', `/clients?${query}`)
    expect(text.match(/(?<="client_id":")[^"]+/g)).toEqual(ids)
  })
})

const TOO_GREAT = '99999999999999999999'

test('a number that 64 bits cannot hold is none', async () => {
  const [old, last] = [await TestingHydra.start('hydra-1.9', {}), await TestingHydra.start('hydra-2', {})]
  for (const client_id of ['a', 'b', 'c']) await old.client({ client_id })
  const all = (await old.admin('GET', '/clients')).headers.get('link')
  expect((await old.admin('GET', `/clients?limit=${TOO_GREAT}&offset=${TOO_GREAT}`)).headers.get('link')).toBe(all)
  expect(await last.admin('GET', `/clients?page_size=${TOO_GREAT}`)).toMatchObject({ status: 400 })
})

test('26 takes the first size that is given, and writes links as Go does', async () => {
  const hydra = await TestingHydra.start('hydra-2', {})
  const { headers } = await hydra.admin('GET', '/clients?page_size=&page_size=3&owner=~*')
  expect(headers.get('link')).toContain('</admin/clients?owner=~%2A&page_size=3&page_token=')
})
