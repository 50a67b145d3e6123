import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Io } from './io.js'
import { main } from './main.js'

// The commands load all suites or the whole mock, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

let cwd: string
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'touchstone-main-'))
})
afterAll(() => rmSync(cwd, { recursive: true }))

const sink = () => {
  const texts: string[] = []
  const stream = new Writable({
    write(chunk, _, done) {
      texts.push(String(chunk))
      done()
    },
  })
  return { stream, text: () => texts.join('') }
}

/** Runs a command line in this process. */
async function touchstone(args: readonly string[], more: Partial<Io> = {}) {
  const stdout = sink()
  const stderr = sink()
  const io: Io = { stdout: stdout.stream, stderr: stderr.stream, env: {}, cwd, onInterrupt: () => () => {}, ...more }
  const exitCode = await main(args, io)
  return { exitCode, stdout: stdout.text(), stderr: stderr.text() }
}

describe('touchstone', () => {
  test('--version prints the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
    expect(await touchstone(['--version'])).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' })
  })

  test.each([
    [[]],
    [['test']],
    [['serve']],
    [['replay']],
    [['record']],
    [['diff']],
    [['list']],
    [['explain']],
    [['init']],
  ])('--help of %j has two examples', async (command) => {
    const { exitCode, stdout } = await touchstone([...command, '--help'])
    expect(exitCode).toBe(0)
    expect(stdout.match(/^ {2}\$ touchstone /gm)).toHaveLength(2)
  })

  test('the help of test and of the whole names every exit code', async () => {
    for (const args of [['--help'], ['test', '--help'], ['help', 'test']]) {
      const { stdout } = await touchstone(args)
      for (const code of ['0', '1', '2', '3', '130']) expect(stdout).toMatch(new RegExp(`^ {2}${code} +\\w`, 'm'))
    }
  })

  test.each<[string[], string]>([
    [['tset'], 'Did you mean test?'],
    [['test', '--suites', 'x'], 'Did you mean --suite?'],
    [['serve', '--prot', '1'], 'Did you mean --port?'],
    [['serve', '--login', 'atuo'], 'did you mean "auto"?'],
    [['serve', '--port', 'x'], '--port: "x" is not a whole number from 0 to 65535'],
    [['serve', '--lenient', 'nonce-requried'], 'did you mean "nonce-required"?'],
    [['test', '--reporter', 'junti'], 'did you mean "junit"?'],
    [['test', '--fail-on', 'warning'], 'did you mean "warn"?'],
    [['test', 'op.example'], 'url: "op.example" is not an http or https URL'],
    [['test', '-c', 'none.ts'], 'the config file "none.ts" does not exist'],
    [['list', 'cheks'], 'did you mean "checks"?'],
    [['list'], "missing required argument 'what'"],
    [['list', 'checks', 'faults'], 'too many arguments'],
    [['explain', 'idt-nonse'], 'did you mean "idt-nonce"?'],
  ])('wrong use %j names the right one and ends with 2', async (args, advice) => {
    const { exitCode, stdout, stderr } = await touchstone(args)
    expect(stderr).toContain(advice)
    expect(stderr).toMatch(/^touchstone: /)
    expect(stderr).not.toMatch(/\n {4}at /)
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
  })

  test('without a command it shows the help, as wrong use', async () => {
    const { exitCode, stderr } = await touchstone([])
    expect(exitCode).toBe(2)
    expect(stderr).toContain('Usage: touchstone')
  })

  test('--debug shows where an error came from', async () => {
    const { stderr } = await touchstone(['test', '-c', 'none.ts', '--debug'])
    expect(stderr).toMatch(/\n {4}at /)
  })
})

describe('list and explain', () => {
  test('list checks --json is one array of rows with all metadata', async () => {
    const { exitCode, stdout, stderr } = await touchstone(['list', 'checks', '--json'])
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    const rows: { id: string; suite: string; requirement: { url: string } }[] = JSON.parse(stdout)
    expect(rows.length).toBeGreaterThan(100)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
    for (const { id, suite, requirement } of rows) {
      expect(id.startsWith(`${suite}/`)).toBe(true)
      expect(requirement.url).toMatch(/^https:/)
    }
  })

  test('list faults --json names what catches each', async () => {
    const rows: { id: string; caughtBy: string[] }[] = JSON.parse(
      (await touchstone(['list', 'faults', '--json'])).stdout,
    )
    expect(rows.length).toBeGreaterThan(50)
    for (const { caughtBy } of rows) expect(caughtBy.length).toBeGreaterThan(0)
  })

  test('list without --json gives lines that begin with the id', async () => {
    const { stdout } = await touchstone(['list', 'systems'])
    expect(stdout).toMatch(/^id .*\nopenid-connect {2}/)
  })

  test('explain says of which systems a breach is known, with the evidence', async () => {
    const { stdout } = await touchstone(['explain', 'errors/err-authz-extra'])
    expect(stdout).toMatch(/^ {2}Known of[^\n]*\n {4}hydra-1\.5: Error responses carry error_hint/m)
    expect(stdout).toMatch(/^ {6}seen on Ory Hydra v1\.5\.0, 44-authorize-late-errors step 9$/m)
    const { known } = JSON.parse((await touchstone(['explain', 'err-token-code', '--json'])).stdout)
    expect(known).toEqual([expect.objectContaining({ systems: ['hydra-1.5', 'hydra-1.9', 'hydra-2.3', 'hydra-2'] })])
  })

  test('explain says requirement, faults and how to run only it; the suite may be left out', async () => {
    const whole = await touchstone(['explain', 'id-token/idt-nonce'])
    expect(whole.exitCode).toBe(0)
    expect(whole.stdout).toMatch(/required by +OpenID Connect Core 1\.0 section .*, MUST/)
    expect(whole.stdout).toContain('touchstone test https://op.example --check id-token/idt-nonce')
    expect(whole.stdout).toMatch(/touchstone test --fault [a-z-]+\/[a-z-]+ --check id-token\/idt-nonce/)
    expect((await touchstone(['explain', 'idt-nonce'])).stdout).toBe(whole.stdout)
    expect(whole.stdout).not.toContain('Known of')
  })
})

describe('init', () => {
  test('writes a config that is valid, and never over one that is there', async () => {
    const folder = mkdtempSync(join(cwd, 'init-'))
    expect(await touchstone(['init'], { cwd: folder })).toMatchObject({
      exitCode: 0,
      stdout: 'wrote touchstone.config.ts\n',
    })
    const again = await touchstone(['init'], { cwd: folder })
    expect(again.exitCode).toBe(2)
    expect(again.stderr).toContain('is there already')
    const file = join(folder, 'touchstone.config.ts')
    const entry = new URL('./config/index.ts', import.meta.url).href
    writeFileSync(file, readFileSync(file, 'utf8').replace("'oidc-touchstone/config'", JSON.stringify(entry)))
    const { exitCode, stdout } = await touchstone(['serve', '--print-config'], { cwd: folder })
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^serve\.port +4400 +file touchstone\.config\.ts$/m)
  })
})
