import { execFile, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

/**
 * The tarball as a stranger gets it: packed, installed in an empty folder, its commands run and its entries imported there.
 * Run after `npm run build`.
 */
const execute = promisify(execFile)
const root = resolve(import.meta.dirname, '..')

const ENTRIES = {
  'oidc-touchstone': ['createProvider', 'defineFault'],
  'oidc-touchstone/node': ['listen'],
  'oidc-touchstone/harness': ['runChecks'],
  'oidc-touchstone/config': ['defineConfig'],
  'oidc-touchstone/specs': ['createValidator'],
} as const

async function install(folder: string) {
  const { stdout } = await execute('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
    cwd: root,
  })
  const [packed]: [{ filename: string }] = JSON.parse(stdout)
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'stranger', private: true, type: 'module' }))
  await execute('npm', ['install', '--no-audit', '--no-fund', join(folder, packed.filename)], { cwd: folder })
}

async function importsWork(folder: string) {
  for (const [entry, names] of Object.entries(ENTRIES)) {
    const script = `const entry = await import('${entry}'); for (const name of ${JSON.stringify(names)}) if (typeof entry[name] !== 'function') throw new Error(name)`
    await execute(process.execPath, ['--input-type=module', '-e', script], { cwd: folder })
  }
}

async function serveWorks(folder: string) {
  const child = spawn(join(folder, 'node_modules/.bin/touchstone'), ['serve', '--port', '0'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const issuer = await new Promise<string>((found, reject) => {
      let output = ''
      child.stdout.on('data', (chunk: Buffer) => {
        output += chunk.toString()
        const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? []
        if (url !== undefined) found(url)
      })
      child.once('close', () => reject(new Error(`touchstone serve ended: ${output}`)))
    })
    const metadata = await (await fetch(`${issuer}/.well-known/openid-configuration`)).text()
    if (!metadata.includes(`"issuer":"${issuer}"`)) throw new Error(`discovery does not name the issuer ${issuer}`)
  } finally {
    child.kill('SIGTERM')
  }
}

async function testWorks(folder: string) {
  const { stdout } = await execute(join(folder, 'node_modules/.bin/touchstone'), ['test', '--no-color'], {
    cwd: folder,
  })
  process.stdout.write(`${stdout.trim().split('\n').slice(-3).join('\n')}\n`)
}

async function main() {
  const folder = await mkdtemp(join(tmpdir(), 'touchstone-packed-'))
  try {
    for (const step of [install, importsWork, serveWorks, testWorks]) {
      await step(folder)
      process.stdout.write(`ok  ${step.name}\n`)
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
