import { pass, type Verdict } from '../verdict.js'

/** Judges one step after the other; the first that does not pass is the verdict, and those after it are not taken. */
export async function stepByStep(...steps: readonly (() => Promise<Verdict> | Verdict)[]): Promise<Verdict> {
  for (const step of steps) {
    const verdict = await step()
    if (verdict.outcome !== 'pass') return verdict
  }
  return pass()
}
