import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Writable } from 'node:stream'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Io } from './io.js'
import { main } from './main.js'

const root = resolve(fileURLToPath(import.meta.url), '../..')
// The commands load all suites or the whole mock, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

let cwd: string
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'touchstone-serve-'))
  // So that the snippet finds openid-client.
  symlinkSync(join(root, 'node_modules'), join(cwd, 'node_modules'))
})
afterAll(() => rmSync(cwd, { recursive: true }))

const writable = (take: (text: string) => unknown): Writable =>
  new Writable({
    write(chunk, _, done) {
      take(String(chunk))
      done()
    },
  })

const discovery = async (issuer: string): Promise<{ issuer: string; token_endpoint: string }> =>
  JSON.parse(await (await fetch(`${issuer}/.well-known/openid-configuration`)).text())

interface Serving {
  readonly output: string
  readonly warnings: string
  readonly issuer: string
  /** Ctrl-C; gives the exit code. */
  stop(): Promise<number>
}

/** Runs `touchstone serve` in this process until it says that it is ready. */
async function serve(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Serving> {
  const errors: string[] = []
  let interrupt = (): void => {}
  let ended: Promise<number> | undefined
  const output = await new Promise<string>((ready, reject) => {
    const io: Io = {
      stdout: writable(ready),
      stderr: writable((text) => errors.push(text)),
      env,
      cwd,
      onInterrupt(listener) {
        interrupt = listener
        return () => {}
      },
    }
    ended = main(['serve', '--port', '0', ...args], io)
    ended.then((code) => reject(new Error(`ended with ${code}: ${errors.join('')}`)))
  })
  return {
    output,
    warnings: errors.join(''),
    issuer: /http:\/\/[^\s]+/.exec(output)?.[0] ?? '',
    async stop() {
      interrupt()
      return (await ended) ?? -1
    },
  }
}

test('prints issuer, clients, people and how to stop; serves; ends with 0 at Ctrl-C', async () => {
  const { output, issuer, stop } = await serve([])
  expect(output).toMatch(/issuer +http:\/\/127\.0\.0\.1:\d+\n/)
  expect(output).toMatch(/clients +app \(secret app-secret\) .*\n +spa \(public\)/)
  expect(output).toMatch(/people +alice \(password password\)/)
  expect(output).toMatch(/stop +Ctrl-C/)
  const metadata = await discovery(issuer)
  expect(metadata.issuer).toBe(issuer)
  expect(await stop()).toBe(0)
})

test('the snippet that it prints signs someone in', async () => {
  const { output, stop } = await serve(['--login', 'auto'])
  try {
    const file = join(cwd, 'snippet.mjs')
    writeFileSync(file, output.slice(output.indexOf('import * as client')))
    const { start, callback } = await import(/* @vite-ignore */ pathToFileURL(file).href)
    let response = await fetch(start, { redirect: 'manual' })
    let location = new URL(response.headers.get('location') ?? '', start)
    const cookies: string[] = []
    while (location.pathname !== '/callback') {
      cookies.push(...response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? ''))
      response = await fetch(location, { redirect: 'manual', headers: { cookie: cookies.join('; ') } })
      location = new URL(response.headers.get('location') ?? '', location)
    }
    expect(await callback(location)).toMatchObject({ sub: 'alice', email: expect.any(String) })
  } finally {
    await stop()
  }
})

test('clients and people of the user are served, and their secrets stay out of what is printed', async () => {
  const { output, issuer, stop } = await serve([
    '--client',
    'mine:s3cret-of-mine:https://app.example/cb',
    '--person',
    'carol:pw-of-carol',
    '--people',
    '7',
  ])
  try {
    expect(output).toMatch(/clients +mine \(secret as given\) {2}https:\/\/app\.example\/cb\n/)
    expect(output).toMatch(/people +carol \(password as given\)\n[\s\S]*and 3 more\n/)
    expect(output).toContain('client.ClientSecretBasic(process.env.CLIENT_SECRET)')
    expect(output).not.toMatch(/s3cret-of-mine|pw-of-carol/)
    const credentials = Buffer.from('mine:s3cret-of-mine').toString('base64')
    const { token_endpoint } = await discovery(issuer)
    const answer = await fetch(token_endpoint, {
      method: 'POST',
      headers: { authorization: `Basic ${credentials}` },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code: 'x',
        redirect_uri: 'https://app.example/cb',
      }),
    })
    expect(await answer.json()).toMatchObject({ error: 'invalid_grant' })
  } finally {
    await stop()
  }
})

test('quiet prints the issuer alone, which may be another than the address', async () => {
  const { output, stop } = await serve(['-q', '--issuer', 'https://op.example/tenant'])
  expect(output).toBe('https://op.example/tenant\n')
  await stop()
})

test('the options may come from the environment, and a fault is named', async () => {
  const { faults } = await import('../mock-server/faults/catalogue.js')
  const id = faults[0]?.id ?? ''
  const { output, stop } = await serve([], {
    TOUCHSTONE_SERVE_FAULT: id,
    TOUCHSTONE_SERVE_CLIENT: 'one::https://a.example/cb\ntwo::https://b.example/cb',
  })
  expect(output).toMatch(new RegExp(`faults +${id}`))
  expect(output).toMatch(/one \(public\).*\n +two \(public\)/)
  await stop()
})

test('says so when other machines can reach it', async () => {
  const { warnings, stop } = await serve(['--host', '0.0.0.0'])
  expect(warnings).toMatch(/^warning: 0\.0\.0\.0 can be reached from other machines/)
  await stop()
})

test.each<[string[], string]>([
  [['--fault', 'id-token/no-such-thing'], 'there is no fault "id-token/no-such-thing"'],
  [['--host', '203.0.113.7'], 'this machine has no such address'],
  [['--issuer', 'https://op.example?x=1'], 'has a query or fragment'],
])('%j ends with 2 and says why', async (args, message) => {
  const errors: string[] = []
  const io: Io = {
    stdout: writable(() => {}),
    stderr: writable((text) => errors.push(text)),
    env: {},
    cwd,
    onInterrupt: () => () => {},
  }
  expect(await main(['serve', '--port', '0', ...args], io)).toBe(2)
  expect(errors.join('')).toContain(message)
})

test('a port that is taken ends with 2 and names another way', async () => {
  const { issuer, stop } = await serve([])
  await expect(serve(['--port', new URL(issuer).port])).rejects.toThrow(
    /ended with 2: touchstone: .*choose another port/,
  )
  await stop()
})
