import { afterAll, expect, test } from 'vitest'
import { createProvider, type Fault, type HydraProvider } from '../../index.js'
import {
  otherBody,
  otherError,
  otherHeaders,
  otherJson,
  otherMembers,
  otherStatus,
  pageInstead,
  withoutHeaders,
  withoutMembers,
} from './answers.js'
import { answeredInstead, echoedOnly, ignoredMembers, ignoredParameters, notDone, refused } from './requests.js'

const ROW = { id: 'test/fault', title: 'Is wrong', caughtBy: [] }
const CLIENTS = 'http://admin.test/clients'
const GET_CLIENT = { operation: 'getOAuth2Client' } as const

let started: Promise<HydraProvider> | undefined
afterAll(async () => (await started)?.close())

/** A Hydra with the client `app` and this fault alone. */
async function hydraWith(fault: Fault): Promise<HydraProvider['admin']> {
  started ??= createProvider({ system: 'hydra-1.9' })
  const hydra = await started
  await hydra.reset()
  await hydra.admin.fetch(CLIENTS, { method: 'POST', body: JSON.stringify({ client_id: 'app', client_name: 'App' }) })
  hydra.use(fault)
  return hydra.admin
}

const jsonOf = async (admin: HydraProvider['admin'], url = `${CLIENTS}/app`): Promise<Record<string, unknown>> => {
  const json: unknown = await (await admin.fetch(url)).json()
  return typeof json === 'object' && json !== null ? { ...json } : {}
}

test('every builder makes faults for all lines unless the row names some', () => {
  expect(otherStatus(ROW, GET_CLIENT, 500).systems).toEqual(['hydra-1.5', 'hydra-1.9', 'hydra-2.3', 'hydra-2'])
  expect(notDone({ ...ROW, systems: ['hydra-2'] }, GET_CLIENT).systems).toEqual(['hydra-2'])
})

test('another status, also one that has no body, and only of the operation and status that are named', async () => {
  const admin = await hydraWith(otherStatus(ROW, { ...GET_CLIENT, status: 200 }, 204))
  const changed = await admin.fetch(`${CLIENTS}/app`)
  expect([changed.status, await changed.text()]).toEqual([204, ''])
  expect((await admin.fetch(`${CLIENTS}/none`)).status).toBe(401)
  expect((await admin.fetch(CLIENTS)).status).toBe(200)
})

test('only requests that fit', async () => {
  const fits = otherStatus(ROW, { ...GET_CLIENT, when: ({ url }) => url.searchParams.has('x') }, 500)
  const admin = await hydraWith(fits)
  expect((await admin.fetch(`${CLIENTS}/app`)).status).toBe(200)
  expect((await admin.fetch(`${CLIENTS}/app?x=1`)).status).toBe(500)
})

test('what was sent can be asked after, though the server has read it', async () => {
  const renamed = otherStatus(
    ROW,
    { operation: 'setOAuth2Client', when: ({ json }) => JSON.stringify(json).includes('New') },
    500,
  )
  const admin = await hydraWith(renamed)
  const put = (client_name: string) =>
    admin.fetch(`${CLIENTS}/app`, { method: 'PUT', body: JSON.stringify({ client_name }) })
  expect((await put('Old')).status).toBe(200)
  expect((await put('New')).status).toBe(500)
})

test('other members, in each object of a list too; members left out', async () => {
  const both = { operation: ['getOAuth2Client', 'listOAuth2Clients'] } as const
  const admin = await hydraWith(otherMembers(ROW, both, ({ client_id }) => ({ client_name: `not ${client_id}` })))
  expect(await jsonOf(admin)).toMatchObject({ client_id: 'app', client_name: 'not app' })
  expect(await (await admin.fetch(CLIENTS)).json()).toMatchObject([{ client_name: 'not app' }])
  const without = await jsonOf(await hydraWith(withoutMembers(ROW, GET_CLIENT, 'client_name', 'scope')))
  expect(without).toMatchObject({ client_id: 'app' })
  expect(without).not.toHaveProperty('client_name')
})

test('another JSON value, another body, a page', async () => {
  const list = { operation: 'listOAuth2Clients' } as const
  const twice = otherJson(ROW, list, (json) => (Array.isArray(json) ? [...json, ...json] : json))
  expect(await (await (await hydraWith(twice)).fetch(CLIENTS)).json()).toHaveLength(2)
  expect(await jsonOf(await hydraWith(otherBody(ROW, GET_CLIENT, { nothing: true })))).toEqual({ nothing: true })
  const answer = await (await hydraWith(otherBody(ROW, GET_CLIENT, 'no JSON'))).fetch(`${CLIENTS}/app`)
  expect(await answer.text()).toBe('no JSON')
  const page = await (await hydraWith(pageInstead(ROW, GET_CLIENT))).fetch(`${CLIENTS}/app`)
  expect(page.headers.get('content-type')).toMatch(/^text\/html/)
})

test('another error code, of errors alone', async () => {
  const admin = await hydraWith(otherError(ROW, GET_CLIENT, 'oops'))
  expect(await jsonOf(admin, `${CLIENTS}/none`)).toMatchObject({ error: 'oops' })
  expect(await jsonOf(admin)).not.toHaveProperty('error')
})

test('other headers, and headers left out', async () => {
  const list = { operation: 'listOAuth2Clients' } as const
  const changed = otherHeaders(ROW, list, { 'x-total-count': (count) => `${count}0`, link: undefined, 'x-new': '1' })
  const { headers } = await (await hydraWith(changed)).fetch(CLIENTS)
  expect([headers.get('x-total-count'), headers.get('link'), headers.get('x-new')]).toEqual(['10', null, '1'])
  const without = await (await hydraWith(withoutHeaders(ROW, list, 'X-Total-Count'))).fetch(CLIENTS)
  expect(without.headers.has('x-total-count')).toBe(false)
})

test('an answer without the deed', async () => {
  const admin = await hydraWith(notDone(ROW, { operation: 'deleteOAuth2Client' }))
  expect((await admin.fetch(`${CLIENTS}/app`, { method: 'DELETE' })).status).toBe(204)
  expect((await admin.fetch(`${CLIENTS}/app`)).status).toBe(200)
})

test('an update that is echoed and not stored', async () => {
  const admin = await hydraWith(echoedOnly(ROW, { operation: 'setOAuth2Client' }, { more: { client_id: 'app' } }))
  const body = JSON.stringify({ client_name: 'Other' })
  const echo = await admin.fetch(`${CLIENTS}/app`, { method: 'PUT', body })
  expect([echo.status, await echo.json()]).toEqual([200, { client_id: 'app', client_name: 'Other' }])
  expect(await jsonOf(admin)).toMatchObject({ client_name: 'App' })
})

test('a refusal, and any other answer', async () => {
  const refusing = await hydraWith(refused(ROW, GET_CLIENT, { status: 403, error: 'forbidden' }))
  const no = await refusing.fetch(`${CLIENTS}/app`)
  expect([no.status, await no.json()]).toEqual([403, { error: 'forbidden' }])
  const other = await hydraWith(
    answeredInstead(ROW, GET_CLIENT, ({ url, side }) => new Response(`${side} ${url.pathname}`)),
  )
  expect(await (await other.fetch(`${CLIENTS}/app`)).text()).toBe('admin /clients/app')
})

test('parameters and members that are not taken notice of', async () => {
  const unlimited = await hydraWith(ignoredParameters(ROW, { operation: 'listOAuth2Clients' }, 'limit'))
  await unlimited.fetch(CLIENTS, { method: 'POST', body: JSON.stringify({ client_id: 'two' }) })
  expect(await (await unlimited.fetch(`${CLIENTS}?limit=1`)).json()).toHaveLength(2)
  const nameless = await hydraWith(ignoredMembers(ROW, { operation: 'createOAuth2Client' }, 'client_name'))
  const body = JSON.stringify({ client_id: 'three', client_name: 'Three', owner: 'o' })
  const made = await nameless.fetch(CLIENTS, { method: 'POST', body })
  expect(await made.json()).toMatchObject({ client_name: '', owner: 'o' })
})

test('what no route takes can be bent too', async () => {
  const bent = otherStatus(ROW, { operation: 'unrouted', when: ({ url }) => url.pathname === '/nothing' }, 200)
  const admin = await hydraWith(bent)
  expect((await admin.fetch('http://admin.test/nothing')).status).toBe(200)
  expect((await admin.fetch('http://admin.test/nothing-else')).status).toBe(404)
})
