import { table } from '../../reports/table.js'
import { resolveSetting, type Sources } from './resolve-settings.js'
import type { Settings } from './setting.js'

const SECRET_MEMBERS = /^(?:client_secret|password|initialAccessToken|privateKey|keys|fields)$/

/** The value as JSON with secrets replaced. */
const shown = (value: unknown, secret: boolean): string => {
  if (value === undefined) return '(none)'
  if (typeof value === 'function') return '(a function)'
  if (secret && typeof value === 'string') return '***'
  return JSON.stringify(value, (name, member: unknown) => (SECRET_MEMBERS.test(name) ? '***' : member))
}

/** What the file says beyond the options of the command, such as `target.login`. */
function further(settings: Settings, { file }: Sources): readonly (readonly string[])[] {
  if (file === undefined) return []
  const known = new Set(Object.values(settings).map(({ key }) => key))
  return Object.entries(file.config).flatMap(([section, members]: [string, unknown]) =>
    typeof members !== 'object' || members === null
      ? []
      : Object.entries(members)
          .filter(([name]) => !known.has(`${section}.${name}`))
          .map(([name, value]: [string, unknown]) => [
            `${section}.${name}`,
            SECRET_MEMBERS.test(name) ? '***' : shown(value, false),
            `file ${file.path}`,
          ]),
  )
}

/** Every option of a command, and what else the config file says, with its value and who said it. */
export function printConfig(settings: Settings, sources: Sources): string {
  const rows = Object.values(settings).map((row) => {
    const { value, origin } = resolveSetting(row, sources)
    return [row.key, shown(value, row.secret === true), origin]
  })
  const heads = [{ heading: 'key' }, { heading: 'value' }, { heading: 'origin' }]
  return `${table(heads, [...rows, ...further(settings, sources)]).join('\n')}\n`
}
