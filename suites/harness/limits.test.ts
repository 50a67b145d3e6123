import { expect, test } from 'vitest'
import { concurrencyLimit, rateLimit } from './limits.js'
import { ManualClock, settled } from './testing/manual-clock.js'

test('no more than the limit goes on at once, and the others follow in order', async () => {
  const limited = concurrencyLimit(2)
  const open: (() => void)[] = []
  const begun: number[] = []
  const all = [1, 2, 3, 4].map((number) =>
    limited(async () => {
      begun.push(number)
      await new Promise<void>((resolve) => open.push(resolve))
      if (number === 1) throw new Error('one fails')
      return number
    }),
  )
  const results = Promise.allSettled(all)
  await settled()
  expect(begun).toEqual([1, 2])
  open[0]?.()
  await settled()
  expect(begun).toEqual([1, 2, 3])
  for (let index = 1; index < 4; index++) {
    open[index]?.()
    await settled()
  }
  expect((await results).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled'])
})

test('a rate of 4 a second lets 4 go at once and one more each quarter of a second', async () => {
  const clock = new ManualClock()
  const mayGo = rateLimit(4, clock)
  let gone = 0
  const all = Array.from({ length: 7 }, async () => {
    await mayGo()
    gone++
  })
  await settled()
  expect(gone).toBe(4)
  await clock.advance(250)
  expect(gone).toBe(5)
  await clock.advance(500)
  expect(gone).toBe(7)
  await Promise.all(all)
  await clock.advance(60_000)
  // A long silence saves up one second's worth and no more.
  for (let count = 0; count < 10; count++) void mayGo().then(() => gone++)
  await settled()
  expect(gone).toBe(11)
})
