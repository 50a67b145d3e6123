import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Agent, request } from 'undici'

interface Usage {
  readonly cpu: { readonly user: number; readonly system: number }
  readonly rss: number
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
export const isAddress = (value: unknown): value is { port: number; adminPort?: number } =>
  isObject(value) && typeof value.port === 'number'
const isUsage = (value: unknown): value is Usage =>
  isObject(value) && isObject(value.cpu) && typeof value.rss === 'number'

/** A server in a process of its own, so that its CPU is counted without ours. */
export interface Contestant extends AsyncDisposable {
  readonly name: string
  readonly url: string
  /** The admin side, of servers that have one; else the same. */
  readonly adminUrl: string
  /** CPU time used so far, in milliseconds, and resident memory in bytes. */
  usage(): Promise<{ readonly cpu: number; readonly rss: number }>
}

const next = <T>(child: ChildProcess, is: (value: unknown) => value is T): Promise<T> =>
  new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`the server ended with code ${code}`))
    const seen = (message: unknown) => {
      if (!is(message)) return
      child.off('message', seen)
      child.off('exit', ended)
      resolve(message)
    }
    child.on('message', seen)
    child.once('exit', ended)
  })

/** Starts `bench/servers/<name>.ts`, with arguments. */
export async function start(name: string, ...args: readonly string[]): Promise<Contestant> {
  const file = fileURLToPath(new URL(`./servers/${name}.ts`, import.meta.url))
  const child = fork(file, args, { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  const { port, adminPort = port } = await next(child, isAddress)
  return {
    name,
    url: `http://127.0.0.1:${port}`,
    adminUrl: `http://127.0.0.1:${adminPort}`,
    async usage() {
      const answer = next(child, isUsage)
      child.send('usage')
      const { cpu, rss } = await answer
      return { cpu: (cpu.user + cpu.system) / 1_000, rss }
    },
    async [Symbol.asyncDispose]() {
      child.send('stop')
      await new Promise((resolve) => child.once('close', resolve))
    },
  }
}

export const agent = new Agent({ connections: 8, pipelining: 1 })

/** Sends one request and reads its answer; anything but the expected status ends the benchmark. */
export async function send(
  url: string,
  expected: number,
  init: { method?: 'GET' | 'POST'; headers?: Record<string, string>; body?: string } = {},
) {
  const response = await request(url, { method: 'GET', ...init, dispatcher: agent })
  const text = await response.body.text()
  if (response.statusCode !== expected)
    throw new Error(`${url}: ${response.statusCode} instead of ${expected}: ${text.slice(0, 200)}`)
  return { headers: response.headers, text }
}

/** Runs `work` `count` times, eight at once, and tells the milliseconds of CPU that the server used for each. */
export async function cpuEach(
  server: Contestant,
  count: number,
  work: (index: number) => Promise<unknown>,
): Promise<number> {
  const lane = async (from: number) => {
    for (let index = from; index < count; index += 8) await work(index)
  }
  const before = await server.usage()
  await Promise.all(Array.from({ length: 8 }, (_, from) => lane(from)))
  const after = await server.usage()
  return (after.cpu - before.cpu) / count
}
