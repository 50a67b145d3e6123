import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Diff, diffRuns } from '../reports/diff/diff.js'
import type { Run } from '../reports/run.js'
import { HYDRA_SYSTEMS, type HydraSystem } from '../suites/index.js'
import { FACTS, runOf } from './hydra-runs.js'

/** One thing that an upgrade changes, as people would say it and as the diff must. */
interface Row {
  readonly what: string
  readonly operation: string
  readonly kind: string
  readonly name?: string
  readonly item?: string
  /** What the text begins with; `-` when there was nothing, any when left out. */
  readonly before?: string
  readonly after?: string
  readonly severity: string
  readonly recordings: string
}

interface Upgrade {
  readonly from: HydraSystem
  readonly to: HydraSystem
  readonly changes: readonly Row[]
}

const upgrades: readonly Upgrade[] = parse(readFileSync(new URL('./hydra-upgrade.yaml', import.meta.url), 'utf8'))

const begins = (wanted: string | undefined, value: unknown): boolean =>
  wanted === undefined || String(value ?? '-').startsWith(wanted)

const isIn = ({ operations }: Diff, row: Row): boolean =>
  operations.some(
    ({ operation, differences }) =>
      operation === row.operation &&
      differences.some(
        ({ kind, name, item, before, after, severity }) =>
          kind === row.kind &&
          (row.name === undefined || name === row.name) &&
          item === row.item &&
          severity === row.severity &&
          begins(row.before, before) &&
          begins(row.after, after),
      ),
  )

const runs = new Map<HydraSystem, Run>()
beforeAll(async () => {
  for (const system of HYDRA_SYSTEMS) runs.set(system, await runOf(system, { seed: 'before' }))
}, 180_000)

const runAt = (system: HydraSystem): Run => {
  const run = runs.get(system)
  if (run === undefined) throw new Error(`no run of ${system}`)
  return run
}

describe.each(upgrades)('the upgrade from $from to $to', ({ from, to, changes }) => {
  let diff: Diff
  beforeAll(async () => {
    diff = await diffRuns(runAt(from), runAt(to), FACTS.tool)
  })

  test.each(changes)('tells that $what: $operation $kind $name', (row) => {
    expect(isIn(diff, row)).toBe(true)
  })

  test('tells of no lifetime: the lines choose the same, and what a check chose for its client is no fact of the server', () => {
    const told = diff.operations.flatMap(({ differences }) => differences.filter(({ kind }) => kind === 'lifetime'))
    expect(told).toEqual([])
  })

  test('every row names a recording that both lines have', ({ skip }) => {
    const folder = fileURLToPath(new URL('../../shared/recordings', import.meta.url))
    if (!existsSync(folder)) return skip('the recordings of real servers are not beside the project')
    const of = (system: HydraSystem) => readdirSync(`${folder}/${system}`).map((name) => name.replace('.json', ''))
    const missing = changes.filter(({ recordings }) => !of(to).includes(recordings))
    expect(missing.map(({ what }) => what)).toEqual([])
  })
})

describe.each(HYDRA_SYSTEMS)('two runs of %s have an empty diff', (system) => {
  test.each(['second', 'third', 'fourth', 'fifth'])(
    'the first and the %s',
    async (seed) => {
      const diff = await diffRuns(runAt(system), await runOf(system, { seed }), FACTS.tool)
      expect(diff.operations).toEqual([])
      expect(diff.checks).toEqual([])
      expect(diff.situations).toMatchObject({ beforeOnly: 0, afterOnly: 0 })
      expect(diff.situations.both).toBeGreaterThan(1_000)
    },
    120_000,
  )
})
