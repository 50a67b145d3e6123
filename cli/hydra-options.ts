import type { ProviderOptions } from '../mock-server/options.js'
import type { HydraOptions } from '../mock-server/systems/hydra/options.js'

/** Those of a provider's options that a Hydra system has too. The issuer is not among them. */
export const hydraOptions = ({
  people,
  login,
  faults,
  seed,
  clock,
  random,
  fetch,
  maximumRecords,
  journalSize,
  log,
}: ProviderOptions): Omit<HydraOptions, 'system'> => ({
  ...(people !== undefined && { people }),
  ...(login !== undefined && { login }),
  ...(faults !== undefined && { faults }),
  ...(seed !== undefined && { seed }),
  ...(clock !== undefined && { clock }),
  ...(random !== undefined && { random }),
  ...(fetch !== undefined && { fetch }),
  ...(maximumRecords !== undefined && { maximumRecords }),
  ...(journalSize !== undefined && { journalSize }),
  ...(log !== undefined && { log }),
})
