import { DEFAULT_PEOPLE } from '../mock-server/default-people.js'
import type { ProviderOptions } from '../mock-server/options.js'
import type { SystemName } from '../mock-server/systems/system-names.js'
import { resolveSetting, type Sources } from './config/resolve-settings.js'
import { SERVE_SETTINGS } from './config/serve-settings.js'
import type { Setting } from './config/setting.js'
import { knownFaults } from './known-faults.js'

/** The mock's options: those of the config file, and over them what flags and variables say. Loads faker only when people are to be made up. */
export async function providerOptions(sources: Sources, system: SystemName): Promise<ProviderOptions> {
  const read = <T>(row: Setting<T>): T => resolveSetting(row, sources).value
  const more = read(SERVE_SETTINGS.people)
  const given = read(SERVE_SETTINGS.person)
  return {
    ...sources.file?.config.provider,
    login: read(SERVE_SETTINGS.login),
    accessTokenFormat: read(SERVE_SETTINGS.accessTokenFormat),
    registration: read(SERVE_SETTINGS.registration),
    ...member('issuer', read(SERVE_SETTINGS.issuer)),
    ...member('clients', read(SERVE_SETTINGS.client)),
    ...member('people', more === 0 ? given : [...(given ?? DEFAULT_PEOPLE), ...(await madeUp(more))]),
    ...member('algorithms', read(SERVE_SETTINGS.algorithm)),
    ...member('lifetimes', read(SERVE_SETTINGS.lifetime)),
    ...member('lenient', read(SERVE_SETTINGS.lenient)),
    ...member('faults', await knownFaults(read(SERVE_SETTINGS.fault) ?? [], system)),
    ...member('seed', read(SERVE_SETTINGS.seed)),
  }
}

/** The member when there is a value for it: an option that nobody gave must stay away. */
const member = <K extends keyof ProviderOptions>(
  name: K,
  value: ProviderOptions[K] | undefined,
): Pick<ProviderOptions, K> | Record<string, never> => (value === undefined ? {} : only(name, value))

const only = <K extends keyof ProviderOptions>(name: K, value: ProviderOptions[K]): Pick<ProviderOptions, K> => {
  const object: ProviderOptions = { [name]: value }
  return object
}

async function madeUp(count: number) {
  const { makePeople } = await import('../fixtures/people.js')
  return makePeople(count)
}
