import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { DEVIATING_SYSTEMS, type KnownDeviation, knownDeviations } from './known-deviations.js'

const RECORDINGS = new URL('../../../shared/recordings/', import.meta.url)

/** The step of the recordings that a row cites, as text. */
async function citedStep(system: string, evidence: string): Promise<string> {
  const [, scenario = '', number = ''] = /, (\S+) step (\d+)$/.exec(evidence) ?? []
  const recording = JSON.parse(await readFile(new URL(`${system}/${scenario}.json`, RECORDINGS), 'utf8'))
  expect(evidence).toContain(recording.server)
  return JSON.stringify(recording.steps[Number(number) - 1] ?? `${scenario} has no step ${number}`)
}

/** What the steps have to show of a finding, and what must not be in them. */
function tracesOf({ actual }: KnownDeviation): {
  readonly there: readonly string[]
  readonly missing: readonly string[]
} {
  const texts = actual.map((pattern) => (typeof pattern === 'string' ? pattern : JSON.stringify(pattern)))
  const all = (expression: RegExp): readonly string[] =>
    texts.flatMap((text) => [...text.matchAll(expression)].map(([, name = '']) => name))
  const missing = [...all(/the header (\S+) is missing/g), ...all(/lacks '(\w+)'/g)]
  // A name by itself, a member of the body, and whatever is written like a name: `invalid_client`.
  const named = [
    ...all(/^(\w+)$/g),
    ...all(/^\/(\w+)/g),
    ...all(/^status (\d{3})/g),
    ...all(/error=(\w+)/g),
    ...all(/\b([a-z]+(?:_[a-z0-9]+)+)/g),
  ]
  return { there: named.filter((name) => !missing.includes(name)), missing }
}

test('nothing is known of a system without a table', async () => {
  expect(await knownDeviations('openid-connect')).toEqual([])
  expect(await knownDeviations('toString')).toEqual([])
})

test.for(DEVIATING_SYSTEMS)('the recordings of %s show what is known of it', async (system, { skip }) => {
  skip(!existsSync(fileURLToPath(RECORDINGS)), 'the recordings are not part of the package and are not here')
  const rows = await knownDeviations(system)
  expect(rows.length).toBeGreaterThan(0)
  for (const row of rows) {
    const steps = await Promise.all(row.evidence.map((evidence) => citedStep(system, evidence)))
    const { there, missing } = tracesOf(row)
    expect([...there, ...missing], `${row.checks} finds nothing that a step could show`).not.toEqual([])
    for (const name of there) expect(steps.join('\n'), `${row.checks}: ${row.evidence}`).toContain(name)
    for (const step of steps)
      for (const name of missing) expect(step.toLowerCase(), String(row.checks)).not.toContain(`"${name}"`)
  }
})
