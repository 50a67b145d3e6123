import { expect, test } from 'vitest'
import type { HydraSystem } from '../systems.js'
import { TestingHydra } from '../testing-hydra.js'

async function listed(system: HydraSystem) {
  const testing = await TestingHydra.start(system, {})
  const { fetch } = testing.hydra.admin
  const base = `http://hydra.test${system.startsWith('hydra-1') ? '' : '/admin'}/clients`
  const send = (method: string, path: string, body?: object) =>
    fetch(`${base}${path}`, { method, ...(body !== undefined && { body: JSON.stringify(body) }) })
  for (const client_id of ['c', 'a', 'd', 'b']) await send('POST', '', { client_id })
  await send('PUT', '/a', { client_id: 'a', client_name: 'changed' })
  await send('DELETE', '/d')
  await send('POST', '', { client_id: 'a0' })
  const ids = async (query = '') => {
    const clients: readonly { client_id: string }[] = JSON.parse(await (await send('GET', query)).text())
    return clients.map(({ client_id }) => client_id)
  }
  return { all: await ids(), page: system === 'hydra-1.5' ? await ids('?limit=2&offset=1') : undefined }
}

test('1.5 lists clients as they were made', async () => {
  expect(await listed('hydra-1.5')).toEqual({ all: ['c', 'a', 'b', 'a0'], page: ['a', 'b'] })
})

test.each(['hydra-1.9', 'hydra-2.3', 'hydra-2'] as const)('%s lists them by id', async (system) => {
  expect((await listed(system)).all).toEqual(['a', 'a0', 'b', 'c'])
})
