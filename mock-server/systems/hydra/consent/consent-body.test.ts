import { expect, test } from 'vitest'
import { HYDRA_SYSTEMS, type HydraSystem } from '../systems.js'
import { TestingHydra } from '../testing-hydra.js'

/** What comes of a time that is none: 2.x from 26 on does not know the member any more. */
const WRONG_TIME: Readonly<Record<HydraSystem, number>> = {
  'hydra-1.5': 400,
  'hydra-1.9': 400,
  'hydra-2.3': 400,
  'hydra-2': 200,
}

test.each(HYDRA_SYSTEMS)('the time at which a consent was given is read by %s where it knows it', async (system) => {
  const hydra = await TestingHydra.start(system)
  await hydra.client({ client_id: 'web' })
  const asked = await hydra.decide(await hydra.authorize({ client_id: 'web' }), 'login', 'accept', { subject: 'alice' })
  const path = `/oauth2/auth/requests/consent/accept?consent_challenge=${asked.parameters.consent_challenge}`
  expect((await hydra.admin('PUT', path, { handled_at: 'yesterday' })).status).toBe(WRONG_TIME[system])
  expect((await hydra.admin('PUT', path, { handled_at: '2020-01-01T00:00:00Z' })).status).toBe(200)
})
