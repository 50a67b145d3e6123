import type { HydraSystem } from '../mock-server/systems/hydra/systems.js'
import type { Exchange } from '../suites/harness/exchange.js'
import { recordedAnswers } from './recorded-answers.js'
import { recordingsOf } from './recordings.js'

/** Finds the recorded answer to a step, as if it had just come. Throws for a step that is not there. */
export async function recordedExchange(system: HydraSystem): Promise<(scenario: string, name: string) => Exchange> {
  const [recordings, answers] = [recordingsOf(system), await recordedAnswers(system)]
  return (scenario, name) => {
    const steps = recordings.find((recording) => recording.scenario === scenario)?.steps ?? []
    const number = steps.findIndex((step) => step.name === name) + 1
    const answer = answers.find(({ step }) => step === `${scenario} step ${number}`)
    if (answer === undefined) throw new Error(`${system} has no answer to ${name} of ${scenario}`)
    const { status, body = '' } = answer.response
    const given = answer.response.headers
    const headers = given instanceof Headers ? given : new Headers()
    const request = { method: '', url: '', headers: [] }
    return { id: 1, request, response: { status, headers, body }, startedAt: 0, duration: 0 }
  }
}
