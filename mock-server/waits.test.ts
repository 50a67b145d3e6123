import { expect, test } from 'vitest'
import { ProviderClock } from './clock.js'
import { Waits } from './waits.js'

const frozen = (): ProviderClock => {
  const clock = new ProviderClock({ now: () => 0 })
  clock.freeze()
  return clock
}

test('waits until the clock is moved far enough', async () => {
  const clock = frozen()
  const over: string[] = []
  const waits = new Waits(clock)
  const waiting = waits.wait(1_000).then((isOver) => over.push(`over: ${isOver}`))
  clock.advance('900ms')
  await Promise.resolve()
  expect(over).toEqual([])
  clock.advance('100ms')
  await waiting
  expect(over).toEqual(['over: true'])
})

test('ends at once when it is cancelled, or when there is nothing to wait for', async () => {
  const waits = new Waits(frozen())
  expect(await waits.wait(0)).toBe(true)
  const waiting = waits.wait(3_600_000)
  waits.cancel()
  expect(await waiting).toBe(false)
})
