import { spawn } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = resolve(fileURLToPath(import.meta.url), '../..')

interface Ended {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the command as a process of its own. */
function touchstone(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', resolve(root, 'cli/touchstone.ts'), ...args], {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', CI: 'true', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const out: string[] = []
  const err: string[] = []
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk.toString()))
  const ended = new Promise<Ended>((done) => {
    child.once('close', (exitCode) => done({ exitCode, stdout: out.join(''), stderr: err.join('') }))
  })
  return { child, ended }
}

const listening = async (server: Server): Promise<string> => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return `http://127.0.0.1:${port}`
}

describe.concurrent('exit codes of the process', { timeout: 60_000 }, () => {
  test('0 when the embedded mock is conformant; results on stdout, progress on stderr', async () => {
    const { exitCode, stdout, stderr } = await touchstone(['test', '--suite', 'pkce']).ended
    expect(stdout).toMatch(/^suite .*\n[\s\S]*\nConformant: \d+ checks judged/)
    expect(stderr).toMatch(/^judging \d+ checks \(pkce\)\ndone {2}pkce: /)
    expect(exitCode).toBe(0)
  })

  test('1 when a check fails; with json nothing but the document is on stdout', async () => {
    const args = ['test', '--fault', 'pkce/verifier-cut', '--check', 'pkce-s256-ok', '--reporter', 'json']
    const { exitCode, stdout } = await touchstone(args).ended
    const run: { verdicts: { check: string; outcome: string }[] } = JSON.parse(stdout)
    expect(run.verdicts).toMatchObject([{ check: 'pkce/pkce-s256-ok', outcome: 'fail' }])
    expect(exitCode).toBe(1)
  })

  test('2 for wrong use', async () => {
    const { exitCode, stderr } = await touchstone(['tset']).ended
    expect(stderr).toContain('Did you mean test?')
    expect(exitCode).toBe(2)
  })

  test('3 when nothing answers', async () => {
    const server = createServer()
    const url = await listening(server)
    await new Promise((done) => server.close(done))
    const { exitCode, stdout, stderr } = await touchstone(['test', url]).ended
    expect(stderr).toContain('ERR_TARGET_UNREACHABLE')
    expect(stderr).not.toMatch(/\n {4}at /)
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' })
  })

  test('130 after Ctrl-C, with a report of what was judged', async () => {
    // A target that answers for its configuration and keeps everything else waiting.
    let asked = (): void => {}
    const waiting = new Promise<void>((done) => {
      asked = done
    })
    const server = createServer((request, response) => {
      if (request.url !== '/.well-known/openid-configuration') return asked()
      const issuer = `http://${request.headers.host}`
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ issuer, jwks_uri: `${issuer}/jwks` }))
    })
    const { child, ended } = touchstone(['test', await listening(server), '--suite', 'discovery'])
    await waiting
    child.kill('SIGINT')
    const { exitCode, stdout, stderr } = await ended
    server.closeAllConnections()
    server.close()
    expect(stderr).toContain('Ctrl-C again stops at once')
    expect(stdout).toMatch(/\nInterrupted: \d+ judged/)
    expect(exitCode).toBe(130)
  })
})
