import { describe, expect, test } from 'vitest'
import { builtInDocument, DOCUMENT_NAMES } from './built-in-documents.js'
import { parseDocument } from './load/parse-document.js'
import { operationsOf, responseFor } from './operations.js'

const info = { title: 'test', version: '1' }

const document = parseDocument({
  openapi: '3.0.3',
  info,
  security: [{ basic: [] }],
  paths: {
    '/things/{id}': {
      parameters: [{ $ref: '#/components/parameters/Id' }, { name: 'lang', in: 'query', schema: { type: 'string' } }],
      get: {
        operationId: 'getThing',
        parameters: [{ name: 'lang', in: 'query', required: true, explode: false, schema: { type: 'array' } }],
        responses: {
          200: { $ref: '#/components/responses/Thing' },
          '4XX': { description: 'no' },
          default: { description: '?' },
        },
      },
      delete: { security: [{}], responses: { 204: { description: 'gone' } } },
    },
  },
  components: {
    parameters: { Id: { name: 'id', in: 'path', required: true, schema: { type: 'string' } } },
    responses: {
      Thing: {
        description: 'a thing',
        headers: { ETag: { $ref: '#/components/headers/ETag' }, 'Content-Type': { schema: { type: 'string' } } },
        content: { 'Application/JSON': { schema: { $ref: '#/components/schemas/Thing' } } },
      },
    },
    headers: { ETag: { required: true, schema: { type: 'string' } } },
    schemas: { Thing: { type: 'object' } },
  },
})

describe('operationsOf', () => {
  const getThing = operationsOf(document).get('getThing')

  test('follows references and keeps the place of what they lead to', () => {
    expect(getThing).toMatchObject({ method: 'GET', path: '/things/{id}', pointer: '#/paths/~1things~1{id}/get' })
    expect(getThing?.responses['200']).toEqual({
      status: '200',
      pointer: '#/components/responses/Thing',
      headers: [
        {
          name: 'etag',
          required: true,
          pointer: '#/components/headers/ETag',
          schema: { schema: { type: 'string' }, pointer: '#/components/headers/ETag/schema' },
        },
      ],
      content: [
        {
          mediaType: 'application/json',
          pointer: '#/components/responses/Thing/content/Application~1JSON',
          schema: {
            schema: { $ref: '#/components/schemas/Thing' },
            pointer: '#/components/responses/Thing/content/Application~1JSON/schema',
          },
        },
      ],
    })
  })

  test('puts parameters of the operation before those of the path', () => {
    expect(
      getThing?.parameters.map(({ name, in: place, required, explode }) => [name, place, required, explode]),
    ).toEqual([
      ['id', 'path', true, false],
      ['lang', 'query', true, false],
    ])
  })

  test('names an operation without operationId by method and path', () => {
    expect(operationsOf(document).get('DELETE /things/{id}')).toMatchObject({ security: [{}] })
    expect(getThing?.security).toEqual([{ basic: [] }])
  })

  test('answers a status by its exact entry, its range, then default', () => {
    if (getThing === undefined) throw new Error('getThing is missing')
    expect([200, 404, 500].map((status) => responseFor(getThing, status)?.status)).toEqual(['200', '4XX', 'default'])
  })

  test('refuses two operations of one name', () => {
    const twice = { operationId: 'twice', responses: {} }
    const broken = parseDocument({ openapi: '3.1.0', info, paths: { '/a': { get: twice }, '/b': { get: twice } } })
    expect(() => operationsOf(broken)).toThrow(/'twice' stands at #\/paths\/~1a\/get and at #\/paths\/~1b\/get/)
  })

  test('makes the index of a document once', () => {
    expect(operationsOf(document)).toBe(operationsOf(document))
  })
})

const COUNTS: Readonly<Record<string, number>> = {
  'openid-connect': 9,
  'oauth2-extensions': 9,
  interaction: 9,
  'hydra-1.5': 37,
  'hydra-1.9': 38,
  'hydra-2.3': 47,
  'hydra-2': 50,
}

test.each(DOCUMENT_NAMES)('%s has all its operations', async (name) => {
  expect(operationsOf(await builtInDocument(name)).size).toBe(COUNTS[name])
})
