import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The package's folder: one above `cli/` in the source, two above it in the build (`dist/cli/`). */
const ROOT = [1, 2]
  .map((levels) => join(dirname(fileURLToPath(import.meta.url)), ...Array.from({ length: levels }, () => '..')))
  .find((folder) => existsSync(join(folder, 'package.json')))

/** The absolute path of a file of the package, such as `specs/json-schema/config.json`. */
export function packageFile(path: string): string {
  if (ROOT === undefined)
    throw new Error('the files of the package are not where they should be: install oidc-touchstone again')
  return join(ROOT, path)
}

/** The version in package.json. */
export function packageVersion(): string {
  const content: unknown = JSON.parse(readFileSync(packageFile('package.json'), 'utf8'))
  if (typeof content === 'object' && content !== null && 'version' in content) return String(content.version)
  throw new Error('package.json has no version')
}
