import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { HYDRA_SYSTEMS, type HydraSystem } from '../mock-server/systems/hydra/systems.js'
import { supplyRsaKeys } from './replay/key-supply.js'
import { freePorts, type ServedOnDemand, servedOnDemand } from './replay/served-on-demand.js'

/**
 * Every step of every recording of a real Hydra, on `touchstone serve` over HTTP, in the eyes of a replayer that is not ours. It waits
 * really where a recording waits (the device flow, 12 seconds); those recordings run beside the others. By our own replayer, with
 * the provider's clock, they are replayed in `hydra-replay.test.ts`.
 */
const shared = fileURLToPath(new URL('../../shared', import.meta.url))
const replayer = join(shared, 'tools/replay.mjs')
const LACKS = existsSync(replayer)
  ? undefined
  : 'the independent replayer and its recordings are not beside the project'

interface Exception {
  readonly line: HydraSystem
  readonly scenario: string
  readonly step: number
  readonly reason: string
}
const exceptions: readonly Exception[] = parse(
  readFileSync(new URL('./hydra-replay-over-http.exceptions.yaml', import.meta.url), 'utf8'),
)

/** What the replayer writes with `--json`, as far as it is looked at. */
interface Outcome {
  readonly summary: { readonly steps: number }
  readonly results: readonly {
    readonly scenario: string
    readonly failed?: string
    readonly steps: readonly {
      readonly number: number
      readonly agrees: boolean
      readonly blocked?: string
      readonly differences: readonly { readonly pointer: string }[]
    }[]
  }[]
}

/** The recordings of a line: those that wait, and the others. */
function recordingsOf(line: HydraSystem): readonly (readonly string[])[] {
  const files = readdirSync(join(shared, 'recordings', line)).map((name) => join(shared, 'recordings', line, name))
  const waits = (file: string): boolean => /"wait":/.test(readFileSync(file, 'utf8'))
  return [files.filter(waits), files.filter((file) => !waits(file))].filter((group) => group.length > 0)
}

async function replay(line: HydraSystem, files: readonly string[], servers: ServedOnDemand): Promise<Outcome> {
  const [publicPort, adminPort, appPort] = await freePorts(3)
  const folder = await mkdtemp(join(tmpdir(), 'touchstone-replay-'))
  const out = join(folder, 'out.json')
  try {
    const args = [
      ...['--public', `http://127.0.0.1:${publicPort}`, '--admin', `http://127.0.0.1:${adminPort}`],
      ...['--app-port', String(appPort), '--start', servers.command(line), '--json', out],
    ]
    await new Promise<void>((resolve, reject) => {
      const env = { ...process.env, ...servers.environment }
      const child = spawn(process.execPath, [replayer, ...files, ...args], { env, stdio: 'ignore' })
      child.once('error', reject)
      child.once('exit', () => resolve())
    })
    return JSON.parse(await readFile(out, 'utf8'))
  } finally {
    await rm(folder, { recursive: true })
  }
}

const differing = ({ results }: Outcome): readonly string[] =>
  results.flatMap(({ scenario, steps }) =>
    steps
      .filter(({ agrees }) => !agrees)
      .map(
        ({ number, blocked, differences }) =>
          `${scenario} step ${number}: ${blocked ?? differences.map(({ pointer }) => pointer).join(', ')}`,
      ),
  )

supplyRsaKeys()

test.concurrent.for(HYDRA_SYSTEMS)(
  'touchstone serve --system %s answers every recorded step as the real server did, but for the exceptions',
  { timeout: 600_000 },
  async (line, { skip }) => {
    if (LACKS !== undefined) return skip(LACKS)
    await using servers = await servedOnDemand()
    const outcomes = await Promise.all(recordingsOf(line).map((files) => replay(line, files, servers)))
    expect(outcomes.reduce((sum, { summary }) => sum + summary.steps, 0)).toBeGreaterThan(1_000)
    const excused = exceptions
      .filter((exception) => exception.line === line)
      .map(({ scenario, step }) => `${scenario} step ${step}:`)
    const found = outcomes.flatMap(differing)
    expect(found.filter((one) => !excused.some((start) => one.startsWith(start)))).toEqual([])
    expect(excused.filter((start) => !found.some((one) => one.startsWith(start)))).toEqual([])
  },
)
