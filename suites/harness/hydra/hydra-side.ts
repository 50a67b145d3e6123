import type { User } from '../context.js'
import type { LoginDriver } from '../login/driver.js'
import { hydraDriver, hydraLogoutDriver } from '../login/hydra-driver.js'
import type { Target } from '../target.js'
import type { HydraClient } from './hydra-api.js'
import { OWN_PREFIX } from './made-at-hydra.js'

/** What signing in by Hydra's admin API needs. */
export interface HydraSide {
  /** Who signs in: the configured people, else made-up ones, as Hydra itself knows nobody. */
  readonly users: readonly User[]
  readonly driver: LoginDriver
  /** Accepts a logout when a browser is sent to the logout app. */
  readonly logoutDriver: LoginDriver
}

/** Signs people in by the admin API. `random` names the made-up people, so that no real subject is touched. */
export function hydraSide(
  admin: HydraClient,
  { users, login }: Pick<Target, 'users' | 'login'>,
  random: (length: number) => string,
): HydraSide {
  const madeUp = [1, 2].map(() => ({ username: `${OWN_PREFIX}${random(12)}`, password: '' }))
  const options = { admin, claims: login.claims }
  return {
    users: users.length > 0 ? users : madeUp,
    driver: hydraDriver(options),
    logoutDriver: hydraLogoutDriver(options),
  }
}
