import { expect, test } from 'vitest'
import type { Io } from './io.js'
import { main } from './main.js'

test('serve --system hydra-1.9 answers on two ports, configured by the variables of the server', async () => {
  const out: string[] = []
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
    stderr: sink([]),
    env: { SERVE_PUBLIC_PORT: '0', TTL_ACCESS_TOKEN: '5m' },
    cwd: '/',
    onInterrupt: (listener) => {
      interrupt = listener
      return () => {}
    },
  }
  const ended = main(['serve', '--system', 'hydra-1.9', '--admin-port', '0'], io)
  await listening
  const [, publicUrl = ''] = /public\s+(\S+)/.exec(out.join('')) ?? []
  const [, adminUrl = ''] = /admin\s+(\S+)/.exec(out.join('')) ?? []
  expect(await (await fetch(`${publicUrl}/health/ready`)).json()).toEqual({ status: 'ok' })
  expect(await (await fetch(`${adminUrl}/clients`)).json()).toEqual([])
  interrupt()
  expect(await ended).toBe(0)
})

test('a variable that cannot be used is named', async () => {
  const err: string[] = []
  const io: Io = {
    stdout: Object.assign(Object.create(process.stdout), { write: () => true }),
    stderr: Object.assign(Object.create(process.stderr), { write: (text: string) => err.push(text) }),
    env: { TTL_ACCESS_TOKEN: 'soon' },
    cwd: '/',
    onInterrupt: () => () => {},
  }
  expect(await main(['serve', '--system', 'hydra-2', '--port', '0', '--admin-port', '0'], io)).toBe(2)
  expect(err.join('')).toContain('TTL_ACCESS_TOKEN')
})
