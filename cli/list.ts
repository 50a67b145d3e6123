import type { Command } from 'commander'
import { Argument } from 'commander'
import { table } from '../reports/table.js'
import { type CheckRow, checkRows } from './check-rows.js'
import type { Io } from './io.js'
import type { Define } from './main.js'
import { unknownName } from './usage-error.js'

interface Listing {
  readonly rows: readonly { readonly id: string }[]
  readonly text: string
}

/** The imitated APIs, with the documents that describe them. */
const SYSTEMS = [
  {
    id: 'openid-connect',
    title: 'OpenID Connect core API, with introspection, revocation, registration, PAR and device authorization',
    documents: [
      'specs/openapi/openid-connect.yaml',
      'specs/openapi/oauth2-extensions.yaml',
      'specs/openapi/interaction.yaml',
    ],
  },
  { id: 'hydra-1.5', title: 'ORY Hydra v1.5.0, public and admin API', documents: ['specs/openapi/hydra-1.5.yaml'] },
  { id: 'hydra-1.9', title: 'ORY Hydra v1.9.2, public and admin API', documents: ['specs/openapi/hydra-1.9.yaml'] },
  { id: 'hydra-2.3', title: 'ORY Hydra v2.3.0, public and admin API', documents: ['specs/openapi/hydra-2.3.yaml'] },
  { id: 'hydra-2', title: 'ORY Hydra v26.2.0, public and admin API', documents: ['specs/openapi/hydra-2.yaml'] },
] as const

const lines = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  `${table(
    heads.map((heading) => ({ heading })),
    rows,
  ).join('\n')}\n`

const checkText = (rows: readonly CheckRow[]): string =>
  lines(
    ['id', 'level', 'standard', 'title'],
    rows.map(({ id, requirement, title }) => [
      id,
      requirement.level,
      `${requirement.standard} section ${requirement.section}`,
      title,
    ]),
  )

/** What can be listed. Each is loaded when it is asked for. */
const LISTINGS: Readonly<Record<string, () => Promise<Listing>>> = {
  checks: async () => {
    const rows = await checkRows()
    return { rows, text: checkText(rows) }
  },
  faults: async () => {
    const [{ faults }, { systemsOf }] = await Promise.all([
      import('../mock-server/faults/catalogue.js'),
      import('../mock-server/systems/system-seams.js'),
    ])
    const rows = faults.map((fault) => {
      const { id, title, seam, caughtBy, follows = [] } = fault
      return { id, title, systems: systemsOf(fault), seam, caughtBy, follows }
    })
    return {
      rows,
      text: lines(
        ['id', 'title', 'systems', 'caught by'],
        rows.map(({ id, caughtBy, title, systems }) => [id, title, systems.join(' '), caughtBy.join(' ')]),
      ),
    }
  },
  systems: async () => ({
    rows: SYSTEMS,
    text: lines(
      ['id', 'title'],
      SYSTEMS.map(({ id, title }) => [id, title]),
    ),
  }),
}

const EXAMPLES = `
Examples:
  $ touchstone list checks
  $ touchstone list faults --json`

/** `touchstone list checks|faults|systems [--json]`. */
export const defineList: Define = (command: Command, io: Io, run) => {
  command
    .addArgument(new Argument('<what>', 'checks, faults or systems'))
    .option('--json', 'one JSON document: an array of rows with all they hold')
    .addHelpText('after', EXAMPLES)
    .action((what: string, { json }: { readonly json?: boolean }) => {
      run(async () => {
        const listing = LISTINGS[what]
        if (listing === undefined) throw unknownName('list of', what, Object.keys(LISTINGS))
        const { rows, text } = await listing()
        io.stdout.write(json === true ? `${JSON.stringify(rows, null, 2)}\n` : text)
        return 0
      })
    })
}
