import { describe, expect, test } from 'vitest'
import type { Check } from '../check.js'
import { fail, pass, Skip, warn } from '../verdict.js'
import { HarnessError } from './errors.js'
import { type RunOptions, runChecks } from './runner.js'
import { ManualClock, settled } from './testing/manual-clock.js'
import { ADA, CALLBACK, ISSUER, type Route, scripted, success } from './testing/scripted-provider.js'

const check = (name: string, run: Check['run'], more: Partial<Check> = {}): Check => ({
  id: `token/${name}`,
  title: `${name} holds`,
  requirement: { standard: 'RFC 6749', section: '5.1', level: 'MUST' },
  operations: ['getToken'],
  run,
  ...more,
})

const run = (checks: readonly Check[], more: Partial<RunOptions> = {}, routes: Record<string, Route> = {}) =>
  runChecks({
    target: {
      issuer: ISSUER,
      fetch: scripted(routes),
      users: [ADA],
      clients: [{ client_id: 'app', client_secret: 'very-secret-secret', redirect_uris: [CALLBACK] }],
    },
    checks,
    ...more,
  })

const outcomes = ({ verdicts }: Awaited<ReturnType<typeof run>>) => verdicts.map(({ verdict }) => verdict.outcome)

describe('verdicts', () => {
  test('one failure never hides another; an exception is an error of the harness', async () => {
    const result = await run([
      check('passes', () => pass()),
      check('fails', () => fail(1, 2)),
      check('warns', () => warn(1, 2)),
      check('skips', () => {
        throw new Skip('not here', 'token/fails')
      }),
      check('breaks', () => {
        throw new TypeError('oh no')
      }),
      check('gets lost', async () => {
        throw new HarnessError('ERR_LOGIN_INCOMPLETE', 'lost')
      }),
    ])
    expect(outcomes(result)).toEqual(['pass', 'fail', 'warn', 'skip', 'error', 'error'])
    expect(result.verdicts[3]?.verdict).toEqual({ outcome: 'skip', because: 'not here', blockedBy: 'token/fails' })
    expect(result.verdicts[4]?.verdict).toMatchObject({
      code: 'ERR_INTERNAL',
      message: expect.stringMatching(/TypeError: oh no \(at suites\/.*runner\.test\.ts/),
    })
    expect(result.verdicts[5]?.verdict).toMatchObject({ code: 'ERR_LOGIN_INCOMPLETE', message: 'lost' })
    expect(result.conclusion).toBe('findings')
  })

  test('they are in the order of the checks, with metadata and the exchanges of each', async () => {
    const result = await run(
      [
        check('slow', async ({ http }) => {
          await http({ url: `${ISSUER}/a` })
          await settled()
          return pass()
        }),
        check('fast', () => pass()),
      ],
      { concurrency: 2 },
    )
    expect(result.verdicts.map(({ check: { id }, exchanges }) => [id, exchanges])).toEqual([
      ['token/slow', [2]],
      ['token/fast', []],
    ])
    expect(result.verdicts[0]?.check).toEqual({
      id: 'token/slow',
      title: 'slow holds',
      requirement: { standard: 'RFC 6749', section: '5.1', level: 'MUST' },
      operations: ['getToken'],
    })
  })

  test('no secret is in the verdicts and exchanges', async () => {
    const result = await run(
      [
        check('tells', async ({ client, token, authorize }) => {
          const one = await client()
          const outcome = await authorize({ client: one })
          const exchange = await token({
            client: one,
            form: {
              grant_type: 'authorization_code',
              code: outcome.kind === 'callback' ? outcome.parameters.code : '',
            },
          })
          return fail({ sent: exchange.request.headers, secret: one.client_secret }, exchange.response.body, {
            note: 'the token is tok-abcdefgh',
            exchange,
          })
        }),
      ],
      {},
      { 'GET /authorize': () => success('s'), 'POST /token': () => Response.json({ access_token: 'tok-abcdefgh' }) },
    )
    const text = JSON.stringify(result)
    expect(result.verdicts[0]?.verdict).toMatchObject({
      outcome: 'fail',
      note: 'the token is [access_token]',
      exchange: 3,
    })
    for (const secret of [
      'very-secret-secret',
      'tok-abcdefgh',
      Buffer.from('app:very-secret-secret').toString('base64'),
    ])
      expect(text).not.toContain(secret)
  })
})

describe('order', () => {
  test('alone comes after all others one at a time, last comes last', async () => {
    const log: string[] = []
    const noting = (name: string, phase?: 'alone' | 'last') =>
      check(
        name,
        async () => {
          log.push(`${name} begins`)
          await settled()
          log.push(`${name} ends`)
          return pass()
        },
        phase === undefined ? {} : { phase },
      )
    await run([noting('l', 'last'), noting('a1', 'alone'), noting('a2', 'alone'), noting('n1'), noting('n2')])
    expect(log).toEqual([
      'n1 begins',
      'n2 begins',
      'n1 ends',
      'n2 ends',
      'a1 begins',
      'a1 ends',
      'a2 begins',
      'a2 ends',
      'l begins',
      'l ends',
    ])
  })

  test('no more checks than the limit are under way', async () => {
    let [now, most] = [0, 0]
    const one = (name: string) =>
      check(name, async () => {
        most = Math.max(most, ++now)
        await settled()
        now--
        return pass()
      })
    await run(['a', 'b', 'c', 'd', 'e'].map(one), { concurrency: 2 })
    expect(most).toBe(2)
  })
})

describe('ends', () => {
  test('a check that takes too long is an error, and the others go on', async () => {
    const clock = new ManualClock()
    let stopped = false
    const result = run(
      [
        check('hangs', ({ signal }) => new Promise(() => signal.addEventListener('abort', () => (stopped = true)))),
        check('passes', () => pass()),
      ],
      { clock, checkTimeout: 1_000 },
    )
    await settled()
    await settled()
    await clock.advance(1_000)
    expect(outcomes(await result)).toEqual(['error', 'pass'])
    expect((await result).verdicts[0]?.verdict).toMatchObject({ code: 'ERR_CHECK_TIMEOUT' })
    expect(stopped).toBe(true)
  })

  test('a run that is ended says what was judged, and that it was ended', async () => {
    const stop = new AbortController()
    const seen: string[] = []
    const result = await run(
      [
        check('passes', () => pass()),
        check('is in the middle', ({ http }) => {
          stop.abort()
          return http({ url: `${ISSUER}/a` }).then(() => pass())
        }),
        check('never begins', () => pass()),
      ],
      {
        signal: stop.signal,
        concurrency: 1,
        onVerdict: ({ check: { id } }, { done, total }) => seen.push(`${id} ${done}/${total}`),
      },
    )
    expect(outcomes(result)).toEqual(['pass', 'skip', 'skip'])
    expect(result.interrupted).toBe(true)
    expect(seen).toEqual(['token/passes 1/3', 'token/is in the middle 2/3', 'token/never begins 3/3'])
  })

  test('a target that cannot be reached is an error of its own', async () => {
    const refused = async (): Promise<Response> => {
      throw Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })
    }
    await expect(
      runChecks({ target: { issuer: ISSUER, fetch: refused }, checks: [check('x', () => pass())] }),
    ).rejects.toMatchObject({ code: 'ERR_TARGET_UNREACHABLE' })
  })
})

describe('conclusions', () => {
  test('conformant, findings, undecided', async () => {
    const [passes, warns, skips, breaks] = [
      check('a', () => pass()),
      check('b', () => warn(1, 2)),
      check('c', () => ({ outcome: 'skip', because: 'x' })),
      check('d', () => {
        throw new Error('x')
      }),
    ]
    expect((await run([passes, warns, skips])).conclusion).toBe('conformant')
    expect((await run([passes, warns], { failOn: 'warn' })).conclusion).toBe('findings')
    expect((await run([passes, breaks])).conclusion).toBe('undecided')
    expect((await run([skips])).conclusion).toBe('undecided')
  })

  test('a required check that is skipped fails; a requirement of nothing is a usage error', async () => {
    const skips = check('c', () => ({ outcome: 'skip', because: 'no key' }))
    const result = await run([skips, check('d', () => pass())], { require: ['token/c*'] })
    expect(result.verdicts[0]?.verdict).toEqual({
      outcome: 'fail',
      expected: 'a verdict, as the run requires',
      actual: 'skipped: no key',
    })
    await expect(run([skips], { require: ['pkce/*'] })).rejects.toMatchObject({ code: 'ERR_USAGE' })
    await expect(run([])).rejects.toMatchObject({ code: 'ERR_USAGE' })
  })
})
