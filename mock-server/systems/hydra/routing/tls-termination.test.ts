import { expect, test } from 'vitest'
import { HYDRA_SYSTEMS } from '../systems.js'
import { TestingHydra } from '../testing-hydra.js'

test.each(HYDRA_SYSTEMS)('behind a proxy, %s serves what came by https, and its health to all', async (system) => {
  const status = async (path: string, headers: Readonly<Record<string, string>>, dev = false): Promise<number> => {
    const settings = { issuer: 'https://hydra.example/', dev, tlsTerminationFrom: ['10.0.0.0/8'] }
    const hydra = await TestingHydra.start(system, { settings })
    return (await hydra.browse(path, { headers })).status
  }
  const metadata = '/.well-known/openid-configuration'
  expect(await status(metadata, { 'x-forwarded-proto': 'https' })).toBe(200)
  expect(await status(metadata, { 'x-forwarded-proto': 'http' })).toBe(502)
  expect(await status(metadata, {})).toBe(502)
  expect(await status('/health/alive', {})).toBe(200)
  expect(await status(metadata, {}, true)).toBe(200)
})
