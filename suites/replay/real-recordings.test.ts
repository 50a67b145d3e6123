import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test, vi } from 'vitest'
import { recordingReader } from './read-recording.js'
import { replay } from './replay.js'
import { playbackOf } from './testing/playback.js'

vi.setConfig({ testTimeout: 60_000 })

const folder = fileURLToPath(new URL('../../../shared/recordings', import.meta.url))
const LACKS = existsSync(folder) ? undefined : 'the recordings of real servers are not beside the project'

const schema: Record<string, unknown> = JSON.parse(
  readFileSync(new URL('../../specs/json-schema/recording.json', import.meta.url), 'utf8'),
)
const read = recordingReader(schema)
const files = (system: string): string[] =>
  readdirSync(`${folder}/${system}`).map((name) => `${folder}/${system}/${name}`)

describe.each(['hydra-1.5', 'hydra-1.9', 'hydra-2.3', 'hydra-2'])('recordings of %s', (system) => {
  test('are valid, and agree with a server that plays them back with new values', async ({ skip }) => {
    if (LACKS !== undefined) return skip(LACKS)
    const wrong: unknown[] = []
    let steps = 0
    for (const file of files(system)) {
      const recording = read(readFileSync(file, 'utf8'), file)
      const result = await replay(recording, playbackOf(recording))
      steps += result.steps.length
      for (const step of result.steps) if (step.outcome !== 'agrees') wrong.push([result.scenario, step])
    }
    expect(wrong).toEqual([])
    expect(steps).toBeGreaterThan(1_000)
  })
})
