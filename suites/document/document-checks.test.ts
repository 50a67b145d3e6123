import { expect, test } from 'vitest'
import type { OpenApiDocument } from '../../specs/index.js'
import { runChecks } from '../harness/runner.js'
import { Skip } from '../verdict.js'
import { type DocumentedOperation, type DocumentJudge, documentChecks } from './document-checks.js'
import { excuseFor } from './excused-statuses.js'
import type { DocumentSource } from './judged-answers.js'

const ISSUER = 'https://op.example'

const document: OpenApiDocument = {
  openapi: '3.1.0',
  info: { title: 'Greetings', version: '1' },
  paths: {
    '/greet': {
      get: {
        operationId: 'readGreeting',
        responses: {
          '200': {
            description: 'A greeting.',
            headers: { 'X-Mood': { required: true, schema: { type: 'string' } } },
            content: {
              'application/json': {
                schema: { type: 'object', required: ['hello'], properties: { hello: { type: 'string' } } },
              },
            },
          },
        },
      },
    },
  },
}

const row: DocumentedOperation = {
  operationId: 'readGreeting',
  name: 'the greeting',
  requirement: { standard: 'OpenAPI 3.1', section: '4.8', level: 'MUST' },
  aspects: ['status', 'media-type', 'headers', 'body'],
  visit: (context) => context.http({ url: `${ISSUER}/greet` }),
  owns: ({ request }) => request.url === `${ISSUER}/greet`,
}

const by = (source: DocumentSource): DocumentJudge => ({ suite: 'document', source: () => source })

const right = () => Response.json({ hello: 'world' }, { headers: { 'x-mood': 'good' } })

/** The outcomes of the four checks, in the order of the aspects. */
async function outcomes(greet: () => Response, operation = row): Promise<readonly string[]> {
  const result = await runChecks({
    target: { issuer: ISSUER, fetch: async ({ url }) => (url.endsWith('/greet') ? greet() : Response.json({})) },
    checks: documentChecks(by({ name: 'greetings.yaml', load: async () => document }), [operation]),
  })
  return result.verdicts.map(({ verdict }) => verdict.outcome)
}

test.each([
  ['is right', right, ['pass', 'pass', 'pass', 'pass']],
  ['has another status', () => new Response(null, { status: 404 }), ['fail', 'pass', 'pass', 'pass']],
  [
    'has a status that HTTP allows anywhere',
    () => new Response(null, { status: 429 }),
    ['pass', 'pass', 'pass', 'pass'],
  ],
  [
    'has another media type',
    () => new Response('hello', { headers: { 'x-mood': 'good', 'content-type': 'text/plain' } }),
    ['pass', 'fail', 'pass', 'pass'],
  ],
  ['lacks a header', () => Response.json({ hello: 'world' }), ['pass', 'pass', 'fail', 'pass']],
  [
    'has another body',
    () => Response.json({ hello: 17 }, { headers: { 'x-mood': 'good' } }),
    ['pass', 'pass', 'pass', 'fail'],
  ],
])('an answer that %s', async (_title, greet, expected) => {
  expect(await outcomes(greet)).toEqual(expected)
})

test('what the target does not offer is skipped, with the reason', async () => {
  const visit = async () => {
    throw new Skip('nobody greets here')
  }
  expect(await outcomes(right, { ...row, visit })).toEqual(['skip', 'skip', 'skip', 'skip'])
})

test('a redirect is excused where a browser is sent, and only there', () => {
  expect(excuseFor('authorize', 307)).toContain('RFC 9110')
  expect(excuseFor('getToken', 307)).toBeUndefined()
  expect(excuseFor('getToken', 500)).toBeUndefined()
})

test('the document is loaded when the first check runs, and once', async () => {
  let loads = 0
  const load = async () => {
    loads += 1
    return document
  }
  const checks = documentChecks(by({ name: 'greetings.yaml', load }), [row])
  expect(loads).toBe(0)
  const fetch = async ({ url }: Request) => (url.endsWith('/greet') ? right() : Response.json({}))
  await runChecks({ target: { issuer: ISSUER, fetch }, checks })
  await runChecks({ target: { issuer: ISSUER, fetch }, checks })
  expect(loads).toBe(1)
})
