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
