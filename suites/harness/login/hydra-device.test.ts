import { expect, test } from 'vitest'
import { systemClock } from '../clock.js'
import { CookieBrowser } from '../cookies/browser.js'
import { HydraClient } from '../hydra/hydra-api.js'
import { Scopes } from '../scope.js'
import { ADMIN, LOGIN_APP, type ScriptedHydra, scriptedHydra } from '../testing/scripted-hydra.js'
import { ADA, ISSUER } from '../testing/scripted-provider.js'
import { Transport } from '../transport.js'
import { walk } from '../walk.js'
import { functionWire } from '../wire.js'
import { hydraDriver } from './hydra-driver.js'

const VERIFY = `${ISSUER}/oauth2/device/verify`

/** Sends a browser to an address of the device flow, with the driver at work. */
async function walked(hydra: ScriptedHydra, url: string) {
  const transport = new Transport({
    wire: functionWire(hydra.fetch),
    clock: systemClock,
    scopes: new Scopes(),
    requestTimeout: 5_000,
    concurrency: 1,
  })
  const send = transport.send.bind(transport)
  const admin = await HydraClient.open({ system: 'hydra-2', publicUrl: ISSUER, adminUrl: ADMIN, send })
  return walk({
    browser: new CookieBrowser(1, send),
    request: { url },
    callbacks: [],
    origins: new Set([new URL(ISSUER).origin]),
    away: new Set(),
    driver: hydraDriver({ admin }),
    user: ADA,
    decision: 'accept',
  })
}

test('the code of a device is accepted, and the person signs in and consents', async () => {
  const granted = () => Response.json({ redirect_to: `${VERIFY}?consent_verifier=v` })
  const routes = { 'PUT /admin/oauth2/auth/requests/consent/accept': granted }
  const hydra = scriptedHydra({ prefix: '/admin', version: 'v26.2.0', routes })
  const { ending, steps } = await walked(hydra, `${VERIFY}?user_code=ABCD%20EFGH`)
  expect(steps.map(({ kind }) => kind)).toEqual(['continue', 'login', 'consent'])
  expect(ending).toEqual({ kind: 'elsewhere', location: `${LOGIN_APP}/device/done` })
  expect(hydra.asked[0]).toEqual({
    what: 'PUT /admin/oauth2/auth/requests/device/accept',
    query: '?device_challenge=d%2F1',
    body: { user_code: 'ABCD EFGH' },
  })
})

test('an address without the code says where to begin', async () => {
  const hydra = scriptedHydra({ prefix: '/admin', version: 'v26.2.0' })
  await expect(walked(hydra, VERIFY)).rejects.toMatchObject({
    code: 'ERR_LOGIN_INCOMPLETE',
    message: "the device app was given no user code; begin at the device's verification_uri_complete",
  })
  expect(hydra.asked).toEqual([])
})
