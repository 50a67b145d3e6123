import { expect, test } from 'vitest'
import { createProvider } from '../mock-server/index.js'
import { HYDRA_SYSTEMS } from '../suites/harness/hydra/hydra-systems.js'
import { runChecks } from '../suites/harness/runner.js'
import { Session } from '../suites/harness/session.js'
import { resolveTarget } from '../suites/harness/target.js'
import { loadChecks } from '../suites/registry.js'
import { ADMIN, hydraTarget, PUBLIC } from './mock-target.js'

/** The mock of a line as a target in this process, with a client that was there before. */
async function hydraOf(system: (typeof HYDRA_SYSTEMS)[number]) {
  const provider = await createProvider({ system, issuer: PUBLIC })
  const prefix = system.startsWith('hydra-1') ? '' : 'admin/'
  const clients = async (): Promise<readonly string[]> => {
    const listed: unknown = await (await provider.admin.fetch(`${ADMIN}${prefix}clients`)).json()
    return Array.isArray(listed) ? listed.map(({ client_id }) => String(client_id)) : []
  }
  const json = { client_id: 'there-before', redirect_uris: ['https://app.example/cb'] }
  const headers = { 'content-type': 'application/json' }
  await provider.admin.fetch(`${ADMIN}${prefix}clients`, { method: 'POST', headers, body: JSON.stringify(json) })
  return { provider, clients, target: hydraTarget(provider) }
}

test.each(HYDRA_SYSTEMS)(
  '%s is judged with nothing but its admin URL, and is left as it was',
  {
    timeout: 120_000,
  },
  async (system) => {
    const { provider, clients, target } = await hydraOf(system)
    await using _ = provider
    const checks = await loadChecks({ suites: ['discovery', 'authorization-response', 'token', 'id-token'] })
    const { verdicts, leftovers, conclusion } = await runChecks({ target, checks })
    const news = verdicts.filter(({ verdict: { outcome } }) => !['pass', 'known', 'skip'].includes(outcome))
    expect(news.map(({ check, verdict }) => [check.id, verdict])).toEqual([])
    expect(verdicts.filter(({ verdict }) => verdict.outcome === 'pass').length).toBeGreaterThan(60)
    expect(conclusion).toBe('conformant')
    expect(leftovers).toEqual([])
    expect(await clients()).toEqual(['there-before'])
  },
)

test.each(HYDRA_SYSTEMS)(
  'every kind of flow of %s completes without a page, and a denial is told',
  {
    timeout: 60_000,
  },
  async (system) => {
    const { provider, clients, target } = await hydraOf(system)
    await using _ = provider
    const claims = { email: 'ada@op.example', name: 'Ada' }
    const resolved = resolveTarget({ ...target, users: [{ username: 'ada', password: '-' }], login: { claims } })
    const session = await Session.open(resolved)
    expect(session.system).toBe(system)
    const context = session.context('test', new AbortController().signal)
    const flows = await context.baseFlows()
    expect(flows.map(({ label, failure }) => [label, failure?.because])).toEqual(
      flows.map(({ label }) => [label, undefined]),
    )
    expect(flows.length).toBeGreaterThanOrEqual(5)
    for (const { idTokens } of flows) for (const { claims: told } of idTokens) expect(told?.sub).toBe('ada')
    const flow = await context.flow({ scope: 'openid email' })
    expect(flow.userinfoClaims).toMatchObject({ sub: 'ada', email: 'ada@op.example' })
    expect(flow.userinfoClaims).not.toHaveProperty('name')
    const denied = await context.authorize({ client: flow.client, decision: 'deny' })
    expect(denied).toMatchObject({ kind: 'callback', parameters: { error: 'access_denied' } })
    const pages = flows
      .flatMap(({ authorization }) => authorization.steps)
      .filter(({ exchange }) => exchange.response.status === 200)
    expect(pages.filter(({ kind }) => kind !== 'form_post')).toEqual([])
    expect(await session.close()).toEqual([])
    expect(await clients()).toEqual(['there-before'])
  },
)

test.each(HYDRA_SYSTEMS)('a session of %s is remembered, and a logout ends it', { timeout: 60_000 }, async (system) => {
  const { provider, target } = await hydraOf(system)
  await using _ = provider
  const session = await Session.open(resolveTarget(target))
  const context = session.context('test', new AbortController().signal)
  const browser = context.browser()
  const client = await context.client()
  const ask = (prompt?: string) => context.authorize({ client, browser, parameters: { prompt } })
  expect(await ask()).toMatchObject({ parameters: { code: expect.any(String) } })
  expect(await ask('none')).toMatchObject({ parameters: { code: expect.any(String) } })
  await context.browse(browser, { url: context.endpoint('end_session_endpoint') })
  expect(await ask('none')).toMatchObject({ parameters: { error: 'login_required' } })
  await session.close()
})
