import type { User } from '../context.js'
import type { LoginDriver } from '../login/driver.js'
import { hydraDriver, hydraLogoutDriver } from '../login/hydra-driver.js'
import type { Target } from '../target.js'
import type { HydraAdmin } from './hydra-admin.js'

/** What signing in by Hydra's admin API needs and leaves. */
export interface HydraSide {
  /** Who signs in: the configured people, else made-up ones, as Hydra itself knows nobody. */
  readonly users: readonly User[]
  readonly driver: LoginDriver
  /** Accepts a logout when a browser is sent to the logout app. */
  readonly logoutDriver: LoginDriver
  /** Ends the login sessions of the made-up people. */
  close(): Promise<void>
}

/** Signs people in by the admin API. `random` names the made-up people, so that no real subject is touched. */
export function hydraSide(
  admin: HydraAdmin,
  { users, login }: Pick<Target, 'users' | 'login'>,
  random: (length: number) => string,
): HydraSide {
  const madeUp = users.length > 0 ? [] : [1, 2].map(() => ({ username: `touchstone-${random(12)}`, password: '' }))
  const names = new Set(madeUp.map(({ username }) => username))
  const remembered = new Set<string>()
  const onLogin = (subject: string): void => void (names.has(subject) && remembered.add(subject))
  const options = { admin, claims: login.claims, onLogin }
  return {
    users: users.length > 0 ? users : madeUp,
    driver: hydraDriver(options),
    logoutDriver: hydraLogoutDriver(options),
    async close() {
      // A session that stays says nothing: nobody else is called so.
      await Promise.allSettled([...remembered].map((subject) => admin.send('revokeLoginSessions', subject)))
    },
  }
}
