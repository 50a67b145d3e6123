import { beforeEach, describe, expect, test } from 'vitest'
import { MemoryStore } from './memory-store.js'

let now = 0
const clock = { now: () => now }
const record = (client_id: string) => ({ client_id })
const storeOf = (maximumRecords = 100) => new MemoryStore({ clock, maximumRecords })

beforeEach(() => {
  now = 1_000
})

test('gives back what was stored, until its time is over', async () => {
  const store = storeOf()
  await store.set('assertion', 'a', record('x'), 2_000)
  expect(await store.get('assertion', 'a')).toEqual(record('x'))
  now = 1_999
  expect(await store.get('assertion', 'a')).toEqual(record('x'))
  now = 2_000
  expect(await store.get('assertion', 'a')).toBeUndefined()
})

test('keeps kinds apart', async () => {
  const store = storeOf()
  await store.set('assertion', 'a', record('x'), Number.POSITIVE_INFINITY)
  expect(await store.get('used_code', 'a')).toBeUndefined()
})

test('of two that consume at once, one gets the record', async () => {
  const store = storeOf()
  await store.set('assertion', 'a', record('x'), 2_000)
  const both = await Promise.all([store.consume('assertion', 'a'), store.consume('assertion', 'a')])
  expect(both).toEqual([record('x'), undefined])
})

test('of two that add at once, one succeeds; an expired record is no obstacle', async () => {
  const store = storeOf()
  const add = (id: string) => store.add('assertion', id, record(id), 2_000)
  expect(await Promise.all([add('a'), add('a')])).toEqual([true, false])
  now = 2_000
  expect(await store.add('assertion', 'a', record('b'), 3_000)).toBe(true)
})

test('never consumes what has expired', async () => {
  const store = storeOf()
  await store.set('assertion', 'a', record('x'), 2_000)
  now = 2_000
  expect(await store.consume('assertion', 'a')).toBeUndefined()
})

describe('is bounded', () => {
  test('the oldest go first; replacing makes a record young', async () => {
    const store = storeOf(3)
    for (const id of ['a', 'b', 'c']) await store.set('assertion', id, record(id), 9_000)
    await store.set('assertion', 'a', record('a2'), 9_000)
    await store.set('assertion', 'd', record('d'), 9_000)
    expect(await store.get('assertion', 'b')).toBeUndefined()
    expect(await store.get('assertion', 'a')).toEqual(record('a2'))
    expect(await store.count('assertion')).toBe(3)
  })

  test('what was replaced lately outlives what was not, also when it is the oldest', async () => {
    const store = storeOf(100)
    for (let i = 0; i < 60; i++) await store.set('assertion', `id-${i}`, record('x'), 9_000)
    await store.update('assertion', 'id-0', () => record('y'), 9_000)
    for (let i = 60; i < 130; i++) await store.set('assertion', `id-${i}`, record('x'), 9_000)
    expect(await store.get('assertion', 'id-0')).toEqual(record('y'))
    expect(await store.get('assertion', 'id-1')).toBeUndefined()
  })

  test('what is new is never sooner forgotten than what is old, however much of that was replaced', async () => {
    const store = storeOf(10)
    for (let i = 0; i < 50; i++) {
      await store.set('assertion', `id-${i}`, record('x'), 9_000)
      if (i >= 3) expect(await store.update('assertion', `id-${i - 3}`, (before) => before, 9_000)).toBeDefined()
    }
  })

  test('what must stay stays', async () => {
    const store = new MemoryStore({ clock, maximumRecords: 2, keeps: (_kind, id) => id === 'a' })
    for (const id of ['a', 'b', 'c', 'd']) await store.set('assertion', id, record(id), 9_000)
    expect(await store.get('assertion', 'a')).toEqual(record('a'))
    expect(await store.get('assertion', 'd')).toEqual(record('d'))
    expect(await store.count('assertion')).toBe(2)
  })

  test('expired records go while others come, without any timer', async () => {
    const store = storeOf(10_000)
    for (let i = 0; i < 3_000; i++) await store.set('assertion', `old-${i}`, record('x'), 2_000)
    now = 5_000
    for (let i = 0; i < 2_000; i++) await store.set('assertion', `new-${i}`, record('x'), 9_000)
    expect(await store.count('assertion')).toBeLessThanOrEqual(2_100)
  })
})

test('deletes and clears', async () => {
  const store = storeOf()
  await store.set('assertion', 'a', record('x'), 2_000)
  await store.set('assertion', 'b', record('x'), 2_000)
  await store.delete('assertion', 'a')
  expect(await store.get('assertion', 'a')).toBeUndefined()
  await store.clear()
  expect(await store.count('assertion')).toBe(0)
})

test('changes a record in place: of two changes at once, each sees what the other made', async () => {
  const store = storeOf()
  const append = (before = record('')) => record(`${before.client_id}x`)
  await Promise.all([store.update('assertion', 'a', append, 2_000), store.update('assertion', 'a', append, 2_000)])
  expect(await store.get('assertion', 'a')).toEqual(record('xx'))
  await store.update('assertion', 'b', append, ({ client_id }) => 1_500 + client_id.length)
  now = 1_500
  expect(await store.get('assertion', 'b')).toEqual(record('x'))
  now = 1_501
  expect(await store.get('assertion', 'b')).toBeUndefined()
  expect(await store.update('assertion', 'a', () => undefined, 2_000)).toBeUndefined()
  expect(await store.get('assertion', 'a')).toBeUndefined()
})
