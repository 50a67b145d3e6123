import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { HydraSystem } from '../mock-server/systems/hydra/systems.js'
import { recordingReader } from '../suites/replay/read-recording.js'
import type { Recording } from '../suites/replay/recording.js'

const folder = fileURLToPath(new URL('../../shared/recordings', import.meta.url))

/** Why there is nothing to read, when there is not. */
export const LACKS_RECORDINGS = existsSync(folder)
  ? undefined
  : 'the recordings of real servers are not beside the project'

const read = recordingReader(
  JSON.parse(readFileSync(new URL('../specs/json-schema/recording.json', import.meta.url), 'utf8')),
)

/** The recordings of a real server of this line. */
export const recordingsOf = (system: HydraSystem): readonly Recording[] =>
  readdirSync(`${folder}/${system}`).map((name) => read(readFileSync(`${folder}/${system}/${name}`, 'utf8'), name))
