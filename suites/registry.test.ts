import { describe, expect, test } from 'vitest'
import { type Check, STANDARDS } from './check.js'
import { defectsOf, loadChecks, SUITE_NAMES } from './registry.js'

const check = (id: string, more: Partial<Check> = {}): Check => ({
  id,
  title: 'holds',
  requirement: { standard: 'RFC 6749', section: '1', level: 'MUST' },
  operations: ['getToken'],
  run: () => ({ outcome: 'pass' }),
  ...more,
})

test.each(SUITE_NAMES)(
  'every check of %s has an id of the suite, a title, an address and operations',
  async (suite) => {
    const checks = await loadChecks({ suites: [suite] })
    expect(defectsOf(suite, checks)).toEqual([])
    expect(checks.length).toBeGreaterThan(0)
    for (const { requirement, alsoRequiredBy = [] } of checks) {
      for (const { standard } of [requirement, ...alsoRequiredBy]) expect(Object.keys(STANDARDS)).toContain(standard)
    }
  },
)

test('no id is there twice in all suites', async () => {
  const ids = (await loadChecks()).map(({ id }) => id)
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
})

test('defects of a list are all named', () => {
  const checks = [
    check('token/a'),
    check('token/a'),
    check('pkce/b'),
    check('token/Bad'),
    check('token/c', { title: ' ', operations: [] }),
  ]
  expect(defectsOf('token', checks)).toEqual([
    'token/a is there twice',
    'pkce/b is no id of the suite token',
    'token/Bad is no id of the suite token',
    'token/c has no title',
    'token/c names no operations',
  ])
})

describe('filters', () => {
  test('by suite, by id, by a part of it', async () => {
    const ids = async (filter: Parameters<typeof loadChecks>[0]) => (await loadChecks(filter)).map(({ id }) => id)
    expect(await ids({ checks: ['id-token/idt-nonce'] })).toEqual(['id-token/idt-nonce'])
    expect((await ids({ suites: ['pkce'] })).every((id) => id.startsWith('pkce/'))).toBe(true)
    expect((await ids({ checks: ['token-auth-*'] })).every((id) => id.startsWith('token/token-auth-'))).toBe(true)
    expect(await ids({ suites: ['token', 'pkce'], checks: ['pkce-s256-ok'] })).toEqual(['pkce/pkce-s256-ok'])
  })

  test('a name that stands for nothing is a usage error with near names', async () => {
    await expect(loadChecks({ suites: ['tokens'] })).rejects.toMatchObject({
      code: 'ERR_USAGE',
      message: expect.stringContaining('did you mean'),
    })
    await expect(loadChecks({ checks: ['id-token/idt-nonse'] })).rejects.toMatchObject({
      code: 'ERR_USAGE',
      message: expect.stringContaining('no check is called "id-token/idt-nonse"'),
    })
  })
})
