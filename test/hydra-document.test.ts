import { describe, expect, test } from 'vitest'
import { otherMembers } from '../mock-server/faults/hydra/answers.js'
import type { HydraOptions } from '../mock-server/index.js'
import { HYDRA_SYSTEMS, type HydraSystem } from '../mock-server/systems/hydra/systems.js'
import { builtInDocument, hydraOperationName, judgeableAspects, operationsOf } from '../specs/index.js'
import { checks } from '../suites/hydra-document/checks.js'
import { judgeHydra } from './kill-matrix-hydra/judge-hydra.js'

async function outcomesOf(system: HydraSystem, answers: HydraOptions['answers']) {
  const { verdicts, leftovers } = await judgeHydra(system, { suites: ['hydra-document'], ...(answers && { answers }) })
  expect(leftovers).toEqual([])
  const of = (outcome: string) =>
    verdicts.filter(({ verdict }) => verdict.outcome === outcome).map(({ check, verdict }) => [check.id, verdict])
  return { passed: of('pass').length, known: of('known'), bad: ['fail', 'warn', 'error', 'skip'].flatMap(of) }
}

describe.each(HYDRA_SYSTEMS)('%s, judged by its document', (system) => {
  test('there is a check for whatever the document can judge of an operation', async () => {
    const wanted = [...operationsOf(await builtInDocument(system)).values()].flatMap((operation) =>
      judgeableAspects(operation).map((aspect) => `${hydraOperationName(operation.operationId)} ${aspect}`),
    )
    const applying = checks.filter(({ systems }) => systems?.includes(system))
    const judged = applying.map(({ id, operations }) => `${operations[0]} ${/-(media-type|[a-z]+)$/.exec(id)?.[1]}`)
    expect(judged.sort()).toEqual(wanted.sort())
  })

  test('answers as the real server does: what departs from the document is known, nothing is new', async () => {
    const { passed, known, bad } = await outcomesOf(system, 'as-real')
    expect(bad).toEqual([])
    expect(known.length).toBeGreaterThan(5)
    expect(passed).toBeGreaterThan(70)
  })

  test('answers as documented: nothing departs from the document', async () => {
    const { known, bad } = await outcomesOf(system, 'as-documented')
    expect([...bad, ...known]).toEqual([])
  })
})

test('what is known hides nothing that is new', async () => {
  const row = { id: 'hydra-document/name', title: 'Names clients by a number', caughtBy: [] }
  const fault = otherMembers(row, { operation: 'getOAuth2Client', status: 200 }, { client_name: 17 })
  const { verdicts } = await judgeHydra('hydra-1.5', { suites: ['hydra-document'], faults: [fault] })
  const verdictOf = (id: string) => verdicts.find(({ check }) => check.id === `hydra-document/${id}`)?.verdict
  expect(verdictOf('get-oauth2-client-body')).toMatchObject({
    outcome: 'fail',
    actual: [expect.stringMatching(/^\/client_name is number and should be string/)],
  })
  expect(verdictOf('set-oauth2-client-body')).toMatchObject({
    outcome: 'known',
    was: 'fail',
    evidence: ['Ory Hydra v1.5.0, 14-client-update step 8'],
  })
})
