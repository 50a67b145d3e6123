import { expect, test } from 'vitest'
import { HYDRA_SYSTEMS, type HydraSystem } from '../mock-server/systems/hydra/systems.js'
import { builtInDocument, createValidator } from '../specs/index.js'
import type { Recording } from '../suites/replay/recording.js'
import { operationFinder } from './recorded-answers.js'
import { LACKS_RECORDINGS, recordingsOf } from './recordings.js'
import { supplyRsaKeys } from './replay/key-supply.js'
import { replayInProcess } from './replay/replay-in-process.js'

interface Seen {
  readonly side: 'public' | 'admin'
  readonly request: Request
  readonly response: Response
}

/** What the mock answers to the requests of a recording when it does as documented, and how many of them could not be sent. */
async function answersTo(system: HydraSystem, recording: Recording) {
  const seen: Seen[] = []
  const { steps } = await replayInProcess(system, recording, {
    answers: 'as-documented',
    onAnswer: (side, request, response) => void seen.push({ side, request, response }),
  })
  return { seen, blocked: steps.filter(({ outcome }) => outcome === 'blocked').length }
}

supplyRsaKeys()

test.for(HYDRA_SYSTEMS)(
  'the mock of %s answers every recorded request as its document says, when told so',
  { timeout: 600_000 },
  async (system, { skip }) => {
    if (LACKS_RECORDINGS !== undefined) return skip(LACKS_RECORDINGS)
    const { judgeResponse } = createValidator(await builtInDocument(system))
    const operationOf = await operationFinder(system)
    const wrong = new Set<string>()
    const count = { judged: 0, blocked: 0 }
    for (const recording of recordingsOf(system)) {
      const { seen, blocked } = await answersTo(system, recording)
      count.blocked += blocked
      for (const { side, request, response } of seen) {
        const operation = operationOf(side, request.method, new URL(request.url).pathname)
        if (operation === undefined) continue
        count.judged += 1
        const { status, headers } = response
        const body = await response.text()
        for (const { message } of await judgeResponse(operation.operationId, { status, headers, body })) {
          wrong.add(`${recording.scenario}: ${operation.operation} ${status}: ${message}`)
        }
      }
    }
    expect([...wrong]).toEqual([])
    expect(count.judged).toBeGreaterThan(1_300)
    expect(count.blocked).toBe(0)
  },
)
