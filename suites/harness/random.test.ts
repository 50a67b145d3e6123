import { expect, test } from 'vitest'
import { randomText, seededRandom, systemRandom } from './random.js'

test('the same seed and stream give the same values, another seed or stream others', () => {
  const draw = (seed: string, stream: string) => {
    const random = seededRandom(seed, stream)
    return [randomText(random, 10), randomText(random, 43)]
  }
  expect(draw('a', 'x')).toEqual(draw('a', 'x'))
  expect(draw('a', 'x')).not.toEqual(draw('a', 'y'))
  expect(draw('a', 'x')).not.toEqual(draw('b', 'x'))
  expect(draw('a', 'x')[0]).not.toBe(draw('a', 'x')[1])
})

test('values have the length asked for and only letters and digits', () => {
  for (const length of [1, 10, 43, 500])
    expect(randomText(systemRandom, length)).toMatch(new RegExp(`^[A-Za-z0-9]{${length}}$`))
})
