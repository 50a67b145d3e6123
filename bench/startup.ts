import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'

/**
 * How long a user waits: `createProvider()` to its first answer in process, `touchstone serve` to its first discovery
 * answer and the memory it then holds, and `touchstone test` on the embedded mock. Runs the build: `npm run build` first.
 */
const dist = (path: string) => fileURLToPath(new URL(`../dist/${path}`, import.meta.url))
const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
const say = (name: string, value: number, unit: string, aim: string) =>
  process.stdout.write(`${name.padEnd(52)} ${value.toFixed(0).padStart(6)} ${unit}   (aim: ${aim})\n`)

/** In a fresh process: time from after the import to the first discovery answer. */
const inProcess = () =>
  new Promise<number>((resolve, reject) => {
    const script = `
      const { createProvider } = await import(${JSON.stringify(dist('mock-server/index.js'))})
      const before = performance.now()
      const idp = await createProvider()
      await (await idp.fetch(new Request(idp.issuer + '/.well-known/openid-configuration'))).json()
      process.stdout.write(String(performance.now() - before))
      process.exit(0)`
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
    child.once('close', (code) => (code === 0 ? resolve(Number(output)) : reject(new Error(`exit code ${code}`))))
  })

/** `touchstone serve` in a process of its own, and the URLs that it prints. */
async function served(args: readonly string[]): Promise<{ child: ChildProcess; urls: readonly string[] }> {
  const child = spawn(process.execPath, [dist('cli/touchstone.js'), 'serve', '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const urls = await new Promise<readonly string[]>((resolve, reject) => {
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const found = [...output.matchAll(/http:\/\/127\.0\.0\.1:\d+/g)].map(([url]) => url)
      if (found.length > 0) resolve([...new Set(found)])
    })
    child.once('close', () => reject(new Error(`serve ended: ${output}`)))
  })
  return { child, urls }
}

async function stopped(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM')
  await new Promise((resolve) => child.once('close', resolve))
}

/** From the start of the process to the first discovery answer, and the resident memory after so many milliseconds of idling. */
async function serve(settle: number, args: readonly string[] = []): Promise<{ first: number; rss: number }> {
  const before = performance.now()
  const { child, urls } = await served(args)
  await (await fetch(`${urls[0]}/.well-known/openid-configuration`)).json()
  const first = performance.now() - before
  await new Promise((resolve) => setTimeout(resolve, settle))
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? []
  await stopped(child)
  return { first, rss: Number(kilobytes) / 1_024 }
}

const run = (args: readonly string[]) =>
  new Promise<number>((resolve, reject) => {
    const before = performance.now()
    const child = spawn(process.execPath, [dist('cli/touchstone.js'), ...args], { stdio: 'ignore' })
    child.once('close', (code) =>
      code === 0
        ? resolve(performance.now() - before)
        : reject(new Error(`touchstone ${args.join(' ')}: exit code ${code}`)),
    )
  })

async function times(count: number, work: () => Promise<number>): Promise<number> {
  const values: number[] = []
  for (let index = 0; index < count; index++) values.push(await work())
  return median(values)
}

const HYDRA = ['--system', 'hydra-1.9', '--admin-port', '0']

/** Both kinds of servers in turn, so that what disturbs the machine disturbs both. */
async function serveBoth(count: number): Promise<{ openid: number; hydra: number }> {
  const values: { openid: number; hydra: number }[] = []
  for (let index = 0; index < count; index++)
    values.push({ openid: (await serve(0)).first, hydra: (await serve(0, HYDRA)).first })
  return { openid: median(values.map(({ openid }) => openid)), hydra: median(values.map(({ hydra }) => hydra)) }
}

/** All suites on a Hydra system over loopback HTTP. */
async function judged(system: string): Promise<number> {
  const { child, urls } = await served(['--system', system, '--admin-port', '0'])
  const [publicUrl = '', adminUrl = ''] = urls
  const took = await run(['test', `${publicUrl}/`, '--admin-url', `${adminUrl}/`, '--reporter', 'terminal'])
  await stopped(child)
  return took
}

async function main() {
  say('createProvider() to the first answer in process', await times(5, inProcess), 'ms', '20')
  const { openid, hydra } = await serveBoth(7)
  say('serve to the first discovery answer', openid, 'ms', '150, at most 350')
  say('serve --system hydra-1.9 to the same', hydra, 'ms', `as much; it is ${(hydra / openid).toFixed(2)} times that`)
  say('memory of an idle serve', (await serve(5_000)).rss, 'MB', '90')
  say(
    'touchstone test on the embedded mock',
    await times(3, () => run(['test', '--reporter', 'terminal'])),
    'ms',
    '5000',
  )
  for (const system of ['hydra-1.5', 'hydra-1.9', 'hydra-2.3', 'hydra-2'])
    say(`all suites on ${system}, over HTTP`, await judged(system), 'ms', '10000')
}

main()
