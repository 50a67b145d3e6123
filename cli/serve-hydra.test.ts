import { expect, test } from 'vitest'
import type { Io } from './io.js'
import { main } from './main.js'

test('serve --system hydra-1.9 answers on two ports, configured by the variables of the server, with faults, as documented', async () => {
  const out: string[] = []
  const err: string[] = []
  let interrupt = (): void => {}
  let ready = (): void => {}
  const listening = new Promise<void>((resolve) => {
    ready = resolve
  })
  const sink = (into: string[]) =>
    Object.assign(Object.create(process.stdout), {
      write: (text: string) => {
        into.push(text)
        ready()
        return true
      },
    })
  const io: Io = {
    stdout: sink(out),
    stderr: Object.assign(Object.create(process.stderr), { write: (text: string) => err.push(text) }),
    env: { SERVE_PUBLIC_PORT: '0', TTL_ACCESS_TOKEN: '5m', DSN: 'memory', SERVE_TLS_ENABLED: 'true' },
    cwd: '/',
    onInterrupt: (listener) => {
      interrupt = listener
      return () => {}
    },
  }
  const ended = main(
    [
      ...['serve', '--system', 'hydra-1.9', '--admin-port', '0'],
      ...['--fault', 'hydra-health/not-ready', '--answers', 'as-documented'],
    ],
    io,
  )
  await listening
  const [, publicUrl = ''] = /public\s+(\S+)/.exec(out.join('')) ?? []
  const [, adminUrl = ''] = /admin\s+(\S+)/.exec(out.join('')) ?? []
  expect(err).toEqual(['note: these variables change nothing in the mock: SERVE_TLS_ENABLED\n'])
  expect(await (await fetch(`${publicUrl}/health/ready`)).json()).toEqual({ status: 'waiting' })
  expect(out.join('')).toMatch(/fault +hydra-health\/not-ready\n/)
  expect(await (await fetch(`${adminUrl}/clients`)).json()).toEqual([])
  // The real server says 404, which its document does not have.
  expect((await fetch(`${adminUrl}/keys/none`)).status).toBe(403)
  interrupt()
  expect(await ended).toBe(0)
})

test.each([
  [{ TTL_ACCESS_TOKEN: 'soon' }, [], 'TTL_ACCESS_TOKEN'],
  [{}, ['--lifetime', 'access_token=5m'], '--lifetime: hydra-2 has no such option; set TTL_ACCESS_TOKEN'],
])('a variable or an option that cannot be used is named: %j %j', async (env, args, message) => {
  const err: string[] = []
  const io: Io = {
    stdout: Object.assign(Object.create(process.stdout), { write: () => true }),
    stderr: Object.assign(Object.create(process.stderr), { write: (text: string) => err.push(text) }),
    env,
    cwd: '/',
    onInterrupt: () => () => {},
  }
  expect(await main(['serve', '--system', 'hydra-2', '--port', '0', '--admin-port', '0', ...args], io)).toBe(2)
  expect(err.join('')).toContain(message)
})
