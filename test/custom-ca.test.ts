import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { expect, test } from 'vitest'
import { createProvider } from '../mock-server/index.js'
import { loadChecks, runChecks } from '../suites/index.js'

/** A certificate for 127.0.0.1 that nobody trusts by default; made for these tests, its key guards nothing. */
const read = (name: string) => readFileSync(new URL(`./tls/${name}.pem`, import.meta.url), 'utf8')
const certificate = read('certificate')

/** The mock behind TLS on a free loopback port. */
async function behindTls(use: (issuer: string) => Promise<void>) {
  let answer: (request: Request) => Promise<Response> = async () => new Response(null, { status: 503 })
  const server = createServer(
    { key: read('key'), cert: certificate },
    getRequestListener((request) => answer(request)),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
  await using provider = await createProvider({ issuer })
  answer = provider.fetch
  try {
    await use(issuer)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

test('a target with a certificate of one’s own is judged when its authority is given', () =>
  behindTls(async (issuer) => {
    const checks = await loadChecks({ suites: ['discovery', 'flows'] })
    const users = [{ username: 'alice', password: 'password' }]
    const result = await runChecks({ target: { issuer, users, ca: certificate }, checks })
    expect(result.verdicts.filter(({ verdict }) => verdict.outcome === 'fail' || verdict.outcome === 'error')).toEqual(
      [],
    )
    expect(result.conclusion).toBe('conformant')
  }))

test('without it the target cannot be judged, and the message says why', () =>
  behindTls(async (issuer) => {
    const run = runChecks({ target: { issuer }, checks: await loadChecks({ suites: ['discovery'] }) })
    await expect(run).rejects.toMatchObject({
      code: 'ERR_TARGET_UNREACHABLE',
      message: expect.stringMatching(/certificate/i),
    })
  }))
