import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { HYDRA_SYSTEMS, type HydraSystem } from '../systems.js'
import { openHydra } from '../testing-open-hydra.js'

/** A client that is told of a logout, and answers by these statuses, one after the other. */
async function signedOut(system: HydraSystem, statuses: readonly (number | 'unreachable')[]) {
  const bodies: string[] = []
  const lines: string[] = []
  let heard = (): void => {}
  const { hydra, state } = await openHydra(system, {
    log: (line) => void lines.push(line),
    fetch: async (request) => {
      bodies.push(await request.text())
      const status = statuses[bodies.length - 1] ?? 200
      heard()
      if (status === 'unreachable') throw new TypeError('no route to host')
      return new Response('', { status })
    },
  })
  state.clock.freeze()
  const calls = async (count: number): Promise<void> => {
    while (bodies.length < count) {
      await new Promise<void>((resolve) => {
        heard = resolve
      })
    }
    // The server has yet to see the answer, and to wait.
    await setImmediate()
  }
  await hydra.client({ client_id: 'web', backchannel_logout_uri: 'https://client.example/out' })
  await hydra.flow({ client_id: 'web', scope: 'openid' }, { login: { remember: true, remember_for: 0 } })
  const asked = await hydra.browse('/oauth2/sessions/logout')
  const query = new URLSearchParams({ logout_challenge: asked.parameters.logout_challenge ?? '' })
  const { json } = await hydra.admin('PUT', `/oauth2/auth/requests/logout/accept?${query}`)
  expect((await hydra.browse(String(json.redirect_to))).status).toBe(302)
  await calls(1)
  return { bodies, calls, lines, state }
}

const LATER_LINES = HYDRA_SYSTEMS.filter((system) => !system.startsWith('hydra-1'))

test.each(LATER_LINES)('%s tells a client that fails again, one and two seconds later', async (system) => {
  const { bodies, calls, lines, state } = await signedOut(system, [500, 'unreachable', 503])
  state.clock.advance('1s')
  await calls(2)
  state.clock.advance('2s')
  await calls(3)
  await state.settle()
  expect(new Set(bodies).size).toBe(1)
  expect(bodies).toHaveLength(3)
  expect(lines).toEqual(['back-channel logout of client web: status 503'])
})

test.each(LATER_LINES)('%s takes no for an answer', async (system) => {
  const { bodies, lines, state } = await signedOut(system, [400])
  await state.settle()
  expect(bodies).toHaveLength(1)
  expect(lines).toEqual(['back-channel logout of client web: status 400'])
})

test.each(HYDRA_SYSTEMS.filter((system) => system.startsWith('hydra-1')))('%s tells a client once', async (system) => {
  const { bodies, state } = await signedOut(system, [500])
  state.clock.advance('1h')
  await state.settle()
  expect(bodies).toHaveLength(1)
})

test('nobody waits for a further attempt when the server stops', async () => {
  const { bodies, lines, state } = await signedOut('hydra-2', [500])
  await state.settle()
  expect(bodies).toHaveLength(1)
  expect(lines).toEqual(['back-channel logout of client web: status 500'])
})
