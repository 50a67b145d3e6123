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

/** Names of members, parameters and errors in what was found: the step has to show them. */
const namesIn = ({ actual }: KnownDeviation): readonly string[] =>
  actual.flatMap((pattern) => {
    const text = JSON.stringify(pattern)
    return [...(/^"\w+"$/.test(text) ? [text.slice(1, -1)] : []), ...(text.match(/[a-z]+(?:_[a-z0-9]+)+/g) ?? [])]
  })

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
    for (const name of namesIn(row)) expect(steps.join('\n'), `${row.checks}: ${row.evidence}`).toContain(name)
  }
})
