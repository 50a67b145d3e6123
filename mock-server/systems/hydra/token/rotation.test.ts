import { describe, expect, test } from 'vitest'
import type { HydraSettings } from '../settings.js'
import { HYDRA_SYSTEMS, type HydraSystem } from '../systems.js'
import { TestingHydra } from '../testing-hydra.js'

async function start(system: HydraSystem, settings: Partial<HydraSettings>) {
  const hydra = await TestingHydra.start(system, { settings })
  await hydra.client({ client_id: 'web' })
  const first = await hydra.tokens('web', 'openid offline')
  const refresh = (token: unknown) => hydra.token('web', { grant_type: 'refresh_token', refresh_token: String(token) })
  const isActive = async (token: unknown): Promise<unknown> => (await hydra.introspect(token)).active
  return { hydra, first, refresh, isActive }
}

describe.each(HYDRA_SYSTEMS.filter((system) => !system.startsWith('hydra-1')))('the grace period of %s', (system) => {
  test('lets a refresh token be used again, and each that comes of it goes on by itself', async () => {
    const { hydra, first, refresh, isActive } = await start(system, { refreshTokenRotationGracePeriod: 60 })
    const one = (await refresh(first.refresh_token)).json
    hydra.hydra.clock.advance('59s')
    expect(await isActive(first.refresh_token)).toBe(true)
    const two = (await refresh(first.refresh_token)).json
    const three = (await refresh(one.refresh_token)).json
    expect(await isActive(first.access_token)).toBe(false)
    expect(await isActive(one.access_token)).toBe(false)
    for (const token of [two.access_token, two.refresh_token, three.access_token, three.refresh_token])
      expect(await isActive(token)).toBe(true)
  })

  test('begins with the first use; after it, another use ends everything', async () => {
    const { hydra, first, refresh, isActive } = await start(system, { refreshTokenRotationGracePeriod: 60 })
    await refresh(first.refresh_token)
    hydra.hydra.clock.advance('40s')
    const { json } = await refresh(first.refresh_token)
    hydra.hydra.clock.advance('21s')
    expect(await isActive(json.access_token)).toBe(true)
    expect((await refresh(first.refresh_token)).json).toMatchObject({ error: 'invalid_grant' })
    for (const token of [json.access_token, json.refresh_token]) expect(await isActive(token)).toBe(false)
  })

  test('is five minutes at most', async () => {
    const { hydra, first, refresh } = await start(system, { refreshTokenRotationGracePeriod: 3_600 })
    await refresh(first.refresh_token)
    hydra.hydra.clock.advance('299s')
    expect((await refresh(first.refresh_token)).status).toBe(200)
    hydra.hydra.clock.advance('1s')
    expect((await refresh(first.refresh_token)).status).toBe(400)
  })
})

test('26 counts the uses, and then the period may be longer; 2.3 does not know the count', async () => {
  const settings = { refreshTokenRotationGracePeriod: 3_600, refreshTokenRotationGraceReuseCount: 2 }
  const used = async (system: HydraSystem, pause: '20m' | '1m') => {
    const { hydra, first, refresh } = await start(system, settings)
    const statuses: number[] = []
    for (let use = 0; use < 3; use++) {
      statuses.push((await refresh(first.refresh_token)).status)
      hydra.hydra.clock.advance(pause)
    }
    return statuses
  }
  expect(await used('hydra-2', '20m')).toEqual([200, 200, 400])
  expect(await used('hydra-2.3', '1m')).toEqual([200, 200, 200])
})

test('1.x has no grace period', async () => {
  const { first, refresh } = await start('hydra-1.9', { refreshTokenRotationGracePeriod: 60 })
  await refresh(first.refresh_token)
  expect((await refresh(first.refresh_token)).status).toBe(400)
})
