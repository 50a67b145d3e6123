import type { Clock } from '../../harness/clock.js'
import type { RecordedRequest, Recording, Step } from '../recording.js'
import { RelyingParty } from '../relying-party.js'
import { type ReplayOptions, replay, type StepResult } from '../replay.js'
import { functionSide, type ReplayTarget } from '../replay-target.js'

export type Fetch = (request: Request) => Promise<Response>

/** When everything happens: Sat, 01 Mar 2025 10:00:00 GMT. */
export const NOW = 1_740_823_200

/** Waiting takes no time, and time stands still otherwise. */
export function jumpingClock(): Clock {
  let now = NOW * 1_000
  return {
    now: () => now,
    wait: async (milliseconds) => {
      now += milliseconds
    },
  }
}

/** A target whose two sides are functions. */
export function functionTarget(
  open: Fetch,
  admin: Fetch = open,
): ReplayTarget & { readonly relyingParty: RelyingParty } {
  const clock = jumpingClock()
  return {
    public: functionSide('http://op.example', open),
    admin: functionSide('http://admin.op.example', admin),
    relyingParty: new RelyingParty({ url: 'http://rp.example', clock, patience: 10 }),
    clock,
  }
}

/** A recording of these steps. */
export const recordingOf = (steps: readonly Step[], more: Partial<Recording> = {}): Recording => ({
  title: 'A few steps',
  scenario: 'few-steps',
  steps,
  ...more,
})

/** A step that gets something from the public side. */
export const step = (
  response: Step['response'],
  more: Omit<Partial<Step>, 'request' | 'response'> & { readonly request?: Partial<RecordedRequest> } = {},
): Step => ({
  name: 'ask',
  side: 'public',
  ...more,
  request: { method: 'GET', path: '/', ...more.request },
  ...(response === undefined ? {} : { response }),
})

/** The results of all steps. */
export const resultsOf = async (
  recording: Recording,
  target: ReplayTarget,
  options?: ReplayOptions,
): Promise<readonly StepResult[]> => (await replay(recording, target, options)).steps
