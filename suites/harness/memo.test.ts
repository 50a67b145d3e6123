import { expect, test } from 'vitest'
import { Skip } from '../verdict.js'
import { HarnessError } from './errors.js'
import { canonical, Memo } from './memo.js'
import { Scopes } from './scope.js'

const begin = () => {
  const scopes = new Scopes()
  const memo = new Memo(scopes, new AbortController().signal)
  return { scopes, memo }
}

test('work is done once, and its exchanges count to everyone who uses it', async () => {
  const { scopes, memo } = begin()
  let done = 0
  const work = async () => {
    scopes.current?.exchanges.add(++done)
    return done
  }
  const [first, second] = [{ exchanges: new Set<number>() }, { exchanges: new Set<number>() }]
  const results = await Promise.all([first, second].map((scope) => scopes.run(scope, () => memo.get('k', work))))
  expect(results).toEqual([1, 1])
  expect([...first.exchanges, ...second.exchanges]).toEqual([1, 1])
})

test('a passing failure is tried again, a lasting one is not', async () => {
  const { memo } = begin()
  let tries = 0
  const failing = (reason: Error) => async () => {
    tries++
    throw reason
  }
  const late = failing(new HarnessError('ERR_TARGET_TIMEOUT', 'late'))
  await expect(memo.get('late', late)).rejects.toThrow('late')
  await expect(memo.get('late', late)).rejects.toThrow('late')
  expect(tries).toBe(2)
  const skipped = failing(new Skip('not here'))
  await expect(memo.get('skip', skipped)).rejects.toThrow('not here')
  await expect(memo.get('skip', skipped)).rejects.toThrow('not here')
  expect(tries).toBe(3)
})

test('equal wishes have equal keys, whatever the order of their members', () => {
  expect(canonical({ a: 1, b: { c: [1, 2], d: undefined } })).toBe(canonical({ b: { c: [1, 2] }, a: 1 }))
  expect(canonical({ a: [1, 2] })).not.toBe(canonical({ a: [2, 1] }))
  expect(canonical({ parameters: { nonce: undefined } })).not.toBe(canonical({ parameters: {} }))
})
