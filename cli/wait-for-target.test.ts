import { expect, test } from 'vitest'
import { waitFor } from './wait-for-target.js'

/** A target that comes up at a time, and a clock that only sleeping moves. */
function world(upAt: number, stopAt = Number.POSITIVE_INFINITY) {
  let time = 0
  return {
    ready: async () => time >= upAt,
    now: () => time,
    sleep: async (milliseconds: number) => {
      time += milliseconds
    },
    stopped: () => time >= stopAt,
  }
}

test('is content at once when the target answers', async () => {
  expect(await waitFor(0, world(0))).toBe(true)
})

test('looks again until the target answers', async () => {
  expect(await waitFor(2_000, world(1_100))).toBe(true)
})

test('gives up when the time is up, or the user wants no more', async () => {
  expect(await waitFor(1_000, world(1_100))).toBe(false)
  expect(await waitFor(60_000, world(30_000, 500))).toBe(false)
})
