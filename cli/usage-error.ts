import { nearestName } from '../mock-server/nearest-name.js'

/** Wrong use: a flag, a variable, a config key, a name that does not exist. Ends the command with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** The name that was probably meant: one that begins alike, else the one that is most like it. */
const meant = (name: string, known: readonly string[]): string | undefined =>
  known.find((one) => name.startsWith(one) || (name.length > 2 && one.startsWith(name))) ?? nearestName(name, known)

/** `did you mean "token"?`, or all names when none is like it. */
function advice(name: string, known: readonly string[]): string {
  const nearest = meant(name, known)
  return nearest === undefined ? `known are: ${known.join(', ')}` : `did you mean "${nearest}"?`
}

/** For a name that is not one of the known ones: `there is no suite "tokn"; did you mean "token"?` */
export const unknownName = (kind: string, name: string, known: readonly string[]): UsageError =>
  new UsageError(`there is no ${kind} "${name}"; ${advice(name, known)}`)

/** For a value that is not one of the known ones: `--fail-on: "wran" is none of its values; did you mean "warn"?` */
export const unknownValue = (setting: string, value: string, known: readonly string[]): UsageError =>
  new UsageError(`${setting}: "${value}" is none of its values; ${advice(value, known)}`)
