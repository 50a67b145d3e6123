import { expect, test } from 'vitest'
import { HYDRA_SYSTEMS } from '../systems.js'
import { TestingHydra } from '../testing-hydra.js'

const asked = { client_id: 'web', scope: 'openid' }

/** A browser that still has the cookie of a session which the operator ended. */
async function leftBehind(system: (typeof HYDRA_SYSTEMS)[number]) {
  const hydra = await TestingHydra.start(system)
  await hydra.client({ client_id: 'web' })
  await hydra.flow(asked, { login: { remember: true, remember_for: 3_600 } })
  await hydra.admin('DELETE', '/oauth2/auth/sessions/login?subject=alice')
  return hydra
}

test.each(HYDRA_SYSTEMS)(
  'a sign-in not to be remembered takes a session from the browser that ended: %s',
  async (system) => {
    const hydra = await leftBehind(system)
    const before = hydra.cookies.size
    const at = await hydra.decide(await hydra.authorize(asked), 'login', 'accept', { subject: 'alice' })
    const isFirst = system.startsWith('hydra-1')
    expect(at.parameters.error).toBe(isFirst ? undefined : 'error')
    expect(at.parameters.consent_challenge === undefined).toBe(!isFirst)
    // The cookie is gone either way; a consent request brought one of its own, for the one that was there.
    expect(hydra.cookies.size).toBe(before - 1)
    // From then on all is well.
    const again = await hydra.decide(await hydra.authorize(asked), 'login', 'accept', { subject: 'alice' })
    expect(again.parameters.consent_challenge).toBeDefined()
  },
)

test.each(HYDRA_SYSTEMS)('a sign-in to be remembered is another session: %s', async (system) => {
  const hydra = await leftBehind(system)
  const at = await hydra.decide(await hydra.authorize(asked), 'login', 'accept', { subject: 'alice', remember: true })
  expect(at.parameters.consent_challenge).toBeDefined()
})

test.each(HYDRA_SYSTEMS)('a session cookie of somewhere else is none: %s', async (system) => {
  const hydra = await leftBehind(system)
  for (const name of hydra.cookies.keys())
    if (name.includes('session')) hydra.cookies.set(name, 'b1946ac9-2492-4d23-87b6-2a1e0f0d1c11.abc')
  const at = await hydra.decide(await hydra.authorize(asked), 'login', 'accept', { subject: 'alice' })
  expect(at.parameters.consent_challenge).toBeDefined()
})
