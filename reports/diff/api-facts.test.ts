import { expect, test } from 'vitest'
import { diffRuns } from './diff.js'
import { type Asked, runOf } from './diff.test-support.js'

const TOOL = { name: 'oidc-touchstone', version: '0' }
const at = (system: string | undefined, asked: readonly Asked[] = []) =>
  runOf(asked, {
    target: { issuer: 'https://op.example', embedded: false, ...(system === undefined ? {} : { system }) },
  })

const operationsOf = async (before: string | undefined, after: string | undefined): Promise<readonly unknown[]> =>
  (await diffRuns(at(before), at(after), TOOL)).operations.flatMap(({ operation, differences }) =>
    differences.map((one) => [operation, one.severity, one.before ?? '-', one.after ?? '-']),
  )

test('operations that move, go and come are told once each', async () => {
  const found = await operationsOf('hydra-1.9', 'hydra-2.3')
  expect(found).toContainEqual(['getOAuth2Client', 'breaking', 'GET /clients/{id}', 'GET /admin/clients/{id}'])
  expect(found).toContainEqual(['flushInactiveOAuth2Tokens', 'breaking', 'POST /oauth2/flush', '-'])
  expect(found).toContainEqual(['patchOAuth2Client', 'harmless', '-', 'PATCH /admin/clients/{id}'])
  expect(found).not.toContainEqual(expect.arrayContaining(['getToken']))
})

test('nothing is said of the API where a run does not know it', async () => {
  expect(await operationsOf('hydra-1.9', 'hydra-1.9')).toEqual([])
  expect(await operationsOf('hydra-1.9', 'openid-connect')).toEqual([])
  expect(await operationsOf(undefined, 'hydra-2')).toEqual([])
})

test('an operation goes by one name, whichever discovery document names it', async () => {
  const asked = (operationId: string, status: number): Asked => ({ operationId, form: 'token=t', status, json: {} })
  const diff = await diffRuns(
    at('hydra-2', [asked('introspectOAuth2Token', 200)]),
    at('hydra-2', [asked('introspectToken', 400)]),
    TOOL,
  )
  expect(diff.operations.map(({ operation }) => operation)).toEqual(['introspectToken'])
})
