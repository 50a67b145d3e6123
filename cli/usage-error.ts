import { nearestName } from '../mock-server/nearest-name.js'

/** Wrong use: a flag, a variable, a config key, a name that does not exist. Ends the command with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** For a name that is not one of the known ones: `there is no suite "tokn"; did you mean "token"?` */
export function unknownName(kind: string, name: string, known: readonly string[]): UsageError {
  const nearest = nearestName(name, known)
  const advice = nearest !== undefined ? `did you mean "${nearest}"?` : `known are: ${known.join(', ')}`
  return new UsageError(`there is no ${kind} "${name}"; ${advice}`)
}
