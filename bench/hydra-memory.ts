import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createProvider } from '../mock-server/index.js'
import { HYDRA_SYSTEMS, type HydraSystem } from '../mock-server/systems/hydra/systems.js'
import { HydraFlows } from './hydra-flows.js'

/**
 * What a live grant of a Hydra system costs in memory: sign-ins with consent, tokens and a refresh token, each of another person. First
 * with all that the flows leave behind, then once their requests and short-lived credentials are forgotten.
 */
setFlagsFromString('--expose-gc')
const collect: unknown = runInNewContext('gc')

function heapUsed(): number {
  if (typeof collect !== 'function') throw new Error('the garbage cannot be collected')
  for (let round = 0; round < 3; round++) collect()
  return process.memoryUsage().heapUsed
}

const GRANTS = 2_000

async function measure(system: HydraSystem): Promise<void> {
  await using provider = await createProvider({ system, journalSize: 0, settings: HydraFlows.SETTINGS })
  const flows = new HydraFlows(system, {
    public: (path, init) => provider.fetch(new URL(path, provider.issuer), init),
    admin: (path, init) => provider.admin.fetch(new URL(path, 'http://admin.test'), init),
  })
  await flows.createClient()
  const run = async (from: number, count: number): Promise<void> => {
    for (let index = from; index < from + count; index++) await flows.codeFlow(`person-${index}`)
  }
  await run(0, 500)
  const before = heapUsed()
  await run(500, GRANTS)
  const fresh = heapUsed()
  provider.clock.advance('2d')
  // Others come meanwhile: what is over goes as they are kept.
  await run(500 + GRANTS, GRANTS)
  const each = (bytes: number): string => `${(bytes / GRANTS / 1_024).toFixed(1).padStart(5)} KiB`
  process.stdout.write(
    `${system.padEnd(10)} ${each(fresh - before)} of a flow just done ${each(heapUsed() - fresh)} of one two days ago, whose refresh token is good\n`,
  )
}

async function main() {
  process.stdout.write(`memory for each live grant, ${GRANTS} grants\n`)
  for (const system of HYDRA_SYSTEMS) await measure(system)
}

main()
