import { expect, test } from 'vitest'
import { HYDRA_SYSTEMS, type HydraSystem } from '../mock-server/systems/hydra/systems.js'
import type { Recording } from '../suites/replay/recording.js'
import { LACKS_RECORDINGS, recordingsOf } from './recordings.js'
import { supplyRsaKeys } from './replay/key-supply.js'
import { replayInProcess } from './replay/replay-in-process.js'

/** Steps of a recording of a real Hydra that differ on the mock of its line, in process, as `scenario step N: pointers`. */
async function replayed(line: HydraSystem, recording: Recording): Promise<readonly string[]> {
  const { steps, scenario } = await replayInProcess(line, recording)
  return steps
    .filter(({ outcome }) => outcome !== 'agrees')
    .map(
      ({ number, because, differences }) =>
        `${scenario} step ${number}: ${because ?? differences.map(({ pointer }) => pointer).join(', ')}`,
    )
}

supplyRsaKeys()

test.for(HYDRA_SYSTEMS)(
  'the mock of %s answers every recorded step as the real server did',
  { timeout: 600_000 },
  async (line, { skip }) => {
    if (LACKS_RECORDINGS !== undefined) return skip(LACKS_RECORDINGS)
    const differing: string[] = []
    for (const recording of recordingsOf(line)) differing.push(...(await replayed(line, recording)))
    expect(differing).toEqual([])
  },
)
