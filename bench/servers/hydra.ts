import { fileURLToPath } from 'node:url'
import { HydraFlows } from '../hydra-flows.js'
import { ready } from './ready.js'

/** A Hydra system of ours, by its name on the command line: the build, as users run it. */
async function main() {
  const built = (path: string): string => fileURLToPath(new URL(`../../dist/mock-server/${path}`, import.meta.url))
  const { createProvider }: typeof import('../../mock-server/index.js') = await import(built('index.js'))
  const { listen }: typeof import('../../mock-server/node.js') = await import(built('node.js'))
  const { HYDRA_SYSTEMS }: typeof import('../../mock-server/systems/hydra/systems.js') = await import(
    built('systems/hydra/systems.js')
  )
  const system = HYDRA_SYSTEMS.find((name) => name === process.argv[2]) ?? 'hydra-1.9'
  const provider = await createProvider({ system, settings: HydraFlows.SETTINGS })
  const { port, admin } = await listen(provider)
  ready({ port }, admin.port)
}

main()
