import { expect, test } from 'vitest'
import { parseDocument } from '../load/parse-document.js'
import { typeOf, typesOf } from './types.js'

test.each([
  [{ type: 'string' }, 'string'],
  [{ type: 'integer' }, 'number'],
  [{ type: ['string', 'null'] }, '(string | null)'],
  [{ type: 'string', nullable: true }, '(string | null)'],
  [{ enum: ['a', "b'c", 1] }, "('a' | 'b\\'c' | 1)"],
  [{ const: true }, 'true'],
  [{ type: 'array', items: { type: 'boolean' } }, 'readonly (boolean)[]'],
  [{ $ref: '#/components/schemas/Thing' }, "Schemas['Thing']"],
  [{ $ref: '#/components/schemas/A', required: ['x'] }, "Schemas['A']"],
  [
    { allOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }] },
    "(Schemas['A'] & Schemas['B'])",
  ],
  [{ anyOf: [{ type: 'string' }, { type: 'string', pattern: 'x' }, { type: 'number' }] }, '(string | number)'],
  [{ oneOf: [{ type: 'string' }, {}] }, 'unknown'],
  [{ type: 'object' }, '{ readonly [member: string]: unknown }'],
  [{ type: 'object', additionalProperties: { type: 'string' } }, '{ readonly [member: string]: string }'],
  [
    { required: ['a'], properties: { a: { type: 'string' }, 'b-c': {} } },
    "{\n  readonly a: string\n  readonly 'b-c'?: unknown\n}",
  ],
  [{}, 'unknown'],
  [false, 'never'],
])('%j is %s', (schema, type) => {
  expect(typeOf(schema)).toBe(type)
})

test('writes schemas and operations, with their descriptions', () => {
  const document = parseDocument({
    openapi: '3.1.0',
    info: { title: 'test', version: '1' },
    paths: {
      '/a/{id}': {
        post: {
          operationId: 'postA',
          summary: 'Makes an A',
          parameters: [
            { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
            { name: 'q', in: 'query', schema: {} },
          ],
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { $ref: '#/components/schemas/A' } } },
          },
          responses: { 200: { description: 'x', content: { 'text/html': {} } }, default: { description: 'x' } },
        },
      },
    },
    components: {
      schemas: { A: { type: 'object', properties: { x: { type: 'string', description: 'It ends */ here.' } } } },
    },
  })
  expect(typesOf(document, 'a.yaml')).toMatchInlineSnapshot(`
    "// Made from a.yaml by "npm run generate"; edits are lost.

    /** The schemas of the document by name. */
    export interface Schemas {
      readonly A: {
        /** It ends *\\/ here. */
        readonly x?: string
      }
    }

    /** What the operations of the document take and give, by operationId. */
    export interface Operations {
      /** Makes an A */
      readonly postA: {
        readonly parameters: {
          readonly path: {
            readonly id: string
          }
          readonly query?: {
            readonly q?: unknown
          }
        }
        readonly requestBody: {
          readonly 'application/json': Schemas['A']
        }
        readonly responses: {
          readonly '200': {
            readonly 'text/html': string
          }
          readonly default: undefined
        }
      }
    }
    "
  `)
})
