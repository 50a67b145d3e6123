import { expect, test } from 'vitest'
import { seededRandom, systemRandom, unguessable } from './random.js'

test('gives as many bytes as asked for, each once', () => {
  for (const length of [0, 1, 16, 32, 4_095, 4_096, 4_097, 10_000])
    expect(systemRandom.bytes(length)).toHaveLength(length)
  const values = new Set(Array.from({ length: 5_000 }, () => unguessable(systemRandom, 16)))
  expect(values.size).toBe(5_000)
})

test('bytes that were given out stay as they are', () => {
  const first = systemRandom.bytes(16)
  const copy = [...first]
  for (let i = 0; i < 1_000; i++) systemRandom.bytes(16)
  expect([...first]).toEqual(copy)
})

test('a seed decides everything', () => {
  const ids = (seed: string) => {
    const random = seededRandom(seed)
    return Array.from({ length: 50 }, () => unguessable(random))
  }
  expect(ids('a')).toEqual(ids('a'))
  expect(new Set([...ids('a'), ...ids('b')]).size).toBe(100)
})

test('an identifier has 256 bits unless told otherwise', () => {
  expect(unguessable(systemRandom)).toMatch(/^[\w-]{43}$/)
  expect(unguessable(systemRandom, 16)).toMatch(/^[\w-]{22}$/)
})
