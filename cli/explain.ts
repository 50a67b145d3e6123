import { nearestName } from '../mock-server/nearest-name.js'
import { cite } from '../reports/requirement.js'
import { checkRows } from './check-rows.js'
import { type KnownOfCheck, knownOf } from './known-of-check.js'
import type { Define } from './main.js'
import { UsageError } from './usage-error.js'

const EXAMPLES = `
Examples:
  $ touchstone explain id-token/idt-nonce
  $ touchstone explain idt-nonce`

const WHEN = {
  alone: 'after all others and by itself, because it moves the clock or changes shared state',
  last: 'at the end, because it judges what the whole run has seen',
} as const

/** The check with the id, or with the name when the suite is left out. */
function find<R extends { readonly id: string }>(rows: readonly R[], wanted: string): R {
  const found = rows.find(({ id }) => id === wanted) ?? rows.find(({ id }) => id.split('/')[1] === wanted)
  if (found !== undefined) return found
  const names = wanted.includes('/') ? rows.map(({ id }) => id) : rows.map(({ id }) => id.split('/')[1] ?? id)
  const nearest = nearestName(wanted, names)
  throw new UsageError(
    `there is no check "${wanted}"; ${nearest === undefined ? 'touchstone list checks names them all' : `did you mean "${nearest}"?`}`,
  )
}

/** `touchstone explain <check>`. */
export const defineExplain: Define = (command, io, run) => {
  command
    .argument('<check>', 'id of a check, with or without its suite')
    .option('--json', 'one JSON document')
    .addHelpText('after', EXAMPLES)
    .action((wanted: string, { json }: { readonly json?: boolean }) => {
      run(async () => {
        const check = find(await checkRows(), wanted)
        const { faults } = await import('../mock-server/faults/catalogue.js')
        const caught = faults
          .filter(({ caughtBy }) => caughtBy.includes(check.id))
          .map(({ id, title }) => ({ id, title }))
        const known = await knownOf(check.id)
        io.stdout.write(
          json === true
            ? `${JSON.stringify({ ...check, faults: caught, known }, null, 2)}\n`
            : explanation(check, { faults: caught, known }),
        )
        return 0
      })
    })
}

type Row = Awaited<ReturnType<typeof checkRows>>[number]

interface About {
  readonly faults: readonly { readonly id: string; readonly title: string }[]
  readonly known: readonly KnownOfCheck[]
}

function explanation(check: Row, { faults, known }: About): string {
  const label = (name: string, text: string): string => `  ${name.padEnd(12)}${text}`
  const [first] = faults
  const requirements = [check.requirement, ...check.alsoRequiredBy]
  const outcome =
    check.requirement.level === 'MUST'
      ? 'a breach fails the run'
      : 'a breach is a warning; with --fail-on warn it fails the run'
  return [
    check.id,
    `  ${check.title}`,
    '',
    ...requirements.flatMap((requirement, index) => [
      label(index === 0 ? 'required by' : 'and by', cite(requirement)),
      label('', requirement.url),
    ]),
    label('weight', outcome),
    label(
      'judges',
      check.operations.length === 0 ? 'no operation of its own' : `the answers of ${check.operations.join(', ')}`,
    ),
    ...(check.phase === undefined ? [] : [label('runs', WHEN[check.phase])]),
    ...(check.oidf === undefined ? [] : [label('OIDF', check.oidf)]),
    '',
    faults.length === 0 ? '  No fault of the mock is made for it.' : '  Faults of the mock that turn it red:',
    ...faults.map(({ id, title }) => `    ${id}: ${title}`),
    ...(known.length === 0 ? [] : ['', '  Known of, and no finding there (unless --known off):']),
    ...known.flatMap(({ systems, because, evidence }) => [
      `    ${systems.join(', ')}: ${because}`,
      ...evidence.map((place) => `      seen on ${place}`),
    ]),
    '',
    '  Only this check:',
    `    touchstone test https://op.example --check ${check.id}`,
    ...(first === undefined ? [] : ['  See it fail:', `    touchstone test --fault ${first.id} --check ${check.id}`]),
    '',
  ].join('\n')
}
