import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import type { Dialect, Schema } from '../open-api-document.js'
import { type Direction, toJsonSchema } from './to-json-schema.js'

interface GoldenCase {
  readonly title: string
  readonly schema: Schema
  readonly dialect?: Dialect
  readonly direction?: Direction
  /** What the conversion gives. */
  readonly converted: unknown
  /** Values on both sides of the rule; judged by ajv as a second opinion. */
  readonly fits?: readonly unknown[]
  readonly breaks?: readonly unknown[]
}

const THING = { type: 'object', required: ['a'], properties: { a: { type: 'string' } } }

const GOLDEN: readonly GoldenCase[] = [
  {
    title: 'nullable with a type',
    schema: { type: 'string', nullable: true },
    converted: { type: ['string', 'null'] },
    fits: ['x', null],
    breaks: [1],
  },
  {
    title: 'nullable beside $ref',
    schema: { $ref: '#/$defs/Thing', nullable: true },
    converted: { anyOf: [{ $ref: '#/$defs/Thing' }, { type: 'null' }] },
    fits: [{ a: 'x' }, null],
    breaks: [{}, 'x'],
  },
  {
    title: 'nullable beside allOf',
    schema: { allOf: [{ $ref: '#/$defs/Thing' }], nullable: true },
    converted: { anyOf: [{ allOf: [{ $ref: '#/$defs/Thing' }] }, { type: 'null' }] },
    fits: [{ a: 'x' }, null],
    breaks: [{}],
  },
  {
    title: 'nullable with type and allOf',
    schema: { type: 'object', allOf: [{ $ref: '#/$defs/Thing' }], nullable: true },
    converted: { anyOf: [{ type: 'object', allOf: [{ $ref: '#/$defs/Thing' }] }, { type: 'null' }] },
    fits: [{ a: 'x' }, null],
    breaks: [{}],
  },
  {
    title: 'nullable with enum',
    schema: { type: 'string', enum: ['a', 'b'], nullable: true },
    converted: { type: ['string', 'null'], enum: ['a', 'b', null] },
    fits: ['a', null],
    breaks: ['c'],
  },
  {
    title: 'nullable without a type',
    schema: { nullable: true, description: 'anything' },
    converted: { description: 'anything' },
    fits: [null, 1, 'x', {}],
  },
  {
    title: 'nullable: false',
    schema: { type: 'string', nullable: false },
    converted: { type: 'string' },
    breaks: [null],
  },
  {
    title: 'nullable in 3.1, where the word has no meaning',
    dialect: '3.1',
    schema: { type: 'string', nullable: true },
    converted: { type: 'string' },
    breaks: [null],
  },
  {
    title: 'boolean exclusive limits',
    schema: { type: 'number', minimum: 1, exclusiveMinimum: true, maximum: 5, exclusiveMaximum: false },
    converted: { type: 'number', exclusiveMinimum: 1, maximum: 5 },
    fits: [1.1, 5],
    breaks: [1, 5.1],
  },
  {
    title: 'an exclusive limit of 3.1',
    dialect: '3.1',
    schema: { exclusiveMinimum: 1 },
    converted: { exclusiveMinimum: 1 },
    fits: [2],
    breaks: [1],
  },
  {
    title: 'siblings of $ref in 3.0, which have no meaning',
    schema: { $ref: '#/$defs/Thing', required: ['b'], description: 'x' },
    converted: { $ref: '#/$defs/Thing' },
    fits: [{ a: 'x' }],
  },
  {
    title: 'siblings of $ref in 3.1, which count',
    dialect: '3.1',
    schema: { $ref: '#/$defs/Thing', required: ['b'] },
    converted: { $ref: '#/$defs/Thing', required: ['b'] },
    fits: [{ a: 'x', b: 1 }],
    breaks: [{ a: 'x' }],
  },
  {
    title: 'example, xml and extensions',
    schema: { type: 'string', example: 1, xml: { name: 'x' }, externalDocs: { url: 'x' }, 'x-go-name': 'X' },
    converted: { type: 'string' },
  },
  {
    title: 'a property that is called example',
    schema: { type: 'object', properties: { example: { type: 'string', example: 'x' } } },
    converted: { type: 'object', properties: { example: { type: 'string' } } },
    breaks: [{ example: 1 }],
  },
  {
    title: 'readOnly required in a request',
    direction: 'request',
    schema: {
      required: ['id', 'name'],
      properties: { id: { type: 'string', readOnly: true }, name: { type: 'string' } },
    },
    converted: { required: ['name'], properties: { id: { type: 'string', readOnly: true }, name: { type: 'string' } } },
    fits: [{ name: 'x' }],
    breaks: [{ id: 'x' }],
  },
  {
    title: 'readOnly required in a response',
    direction: 'response',
    schema: { required: ['id'], properties: { id: { type: 'string', readOnly: true } } },
    converted: { required: ['id'], properties: { id: { type: 'string', readOnly: true } } },
    breaks: [{}],
  },
  {
    title: 'writeOnly required in a response',
    direction: 'response',
    schema: { required: ['password'], properties: { password: { type: 'string', writeOnly: true } } },
    converted: { properties: { password: { type: 'string', writeOnly: true } } },
    fits: [{}],
  },
  {
    title: 'readOnly in one part of an allOf and required in another',
    direction: 'request',
    schema: { allOf: [{ properties: { id: { readOnly: true } } }, { required: ['id'] }] },
    converted: { allOf: [{ properties: { id: { readOnly: true } } }, {}] },
    fits: [{}],
  },
  {
    title: 'a discriminator with a mapping',
    schema: {
      oneOf: [{ $ref: '#/$defs/Thing' }, { type: 'string' }],
      discriminator: { propertyName: 'kind', mapping: { thing: '#/$defs/Thing' } },
    },
    converted: { oneOf: [{ $ref: '#/$defs/Thing' }, { type: 'string' }] },
    fits: [{ a: 'x' }, 'x'],
    breaks: [1],
  },
  {
    title: 'a free-form object',
    schema: { type: 'object', additionalProperties: true },
    converted: { type: 'object', additionalProperties: true },
    fits: [{}, { a: { b: 1 } }],
    breaks: [[]],
  },
  {
    title: 'an object of any members by an empty schema',
    schema: { type: 'object', additionalProperties: {} },
    converted: { type: 'object', additionalProperties: {} },
    fits: [{ a: 1 }],
  },
  { title: 'type: file', schema: { type: 'file' }, converted: {}, fits: ['x', null, 1] },
  {
    title: 'int64 beyond 2^53',
    schema: { type: 'integer', format: 'int64' },
    converted: { type: 'integer', format: 'int64' },
    fits: [JSON.parse('9223372036854775807')],
    breaks: [1.5],
  },
  {
    title: 'an unknown format',
    schema: { type: 'string', format: 'uuid4' },
    converted: { type: 'string', format: 'uuid4' },
    fits: ['not a uuid'],
  },
  { title: 'a pattern of another language', schema: { pattern: '(?i)^a$' }, converted: {}, fits: ['b'] },
  { title: 'required: true of older drafts', schema: { required: true }, converted: {}, fits: [{}] },
  {
    title: 'an identifier, which would move references',
    schema: { $id: 'https://x.example/s', type: 'string' },
    converted: { type: 'string' },
  },
  { title: 'true', schema: true, converted: true },
  {
    title: 'false',
    dialect: '3.1',
    schema: { properties: { a: false } },
    converted: { properties: { a: false } },
    breaks: [{ a: 1 }],
  },
]

const validator = (converted: unknown) =>
  new Ajv2020({ strict: false, validateFormats: false }).compile({
    $defs: { Thing: toJsonSchema(THING, '3.0', 'response') },
    allOf: [converted],
  })

describe('toJsonSchema', () => {
  describe.each(GOLDEN)(
    '$title',
    ({ schema, dialect = '3.0', direction = 'response', converted, fits = [], breaks = [] }) => {
      const result = toJsonSchema(schema, dialect, direction)

      test('is converted', () => {
        expect(result).toEqual(converted)
      })

      test('judges values on both sides', () => {
        const validate = validator(result)
        expect(fits.map((value) => validate(value))).toEqual(fits.map(() => true))
        expect(breaks.map((value) => validate(value))).toEqual(breaks.map(() => false))
      })
    },
  )

  test('leaves its input alone', () => {
    const schema = {
      type: 'object',
      nullable: true,
      required: ['a'],
      properties: { a: { nullable: true, type: 'string', readOnly: true } },
    }
    const before = structuredClone(schema)
    toJsonSchema(schema, '3.0', 'request')
    expect(schema).toEqual(before)
  })

  test('tells the place of each schema', () => {
    const places: string[] = []
    const schema = { allOf: [{ properties: { 'a/b': { type: 'string' } } }], items: { nullable: true, $ref: '#/x' } }
    toJsonSchema(schema, '3.0', 'response', { pointer: '#/s', onSchema: (_, pointer) => places.push(pointer) })
    expect([...new Set(places)].sort()).toEqual(['#/s', '#/s/allOf/0', '#/s/allOf/0/properties/a~1b', '#/s/items'])
  })
})
