import { expect, test } from 'vitest'
import { bundle } from './bundle.js'

const SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://x.example/thing.json',
  title: 'Thing',
  $ref: '#/$defs/Base',
  $defs: { Base: { type: 'object', properties: { next: { $ref: '#' } } } },
}
const read = async (path: string): Promise<unknown> => {
  if (path !== '../thing.json') throw new Error(`no ${path}`)
  return SCHEMA
}

test('takes in schemas of other files and turns their references round', async () => {
  const document = {
    paths: { a: { $ref: '../thing.json' }, b: { $ref: '../thing.json#/$defs/Base' } },
    components: { schemas: { Own: { $ref: '#/x' } } },
  }
  expect(await bundle(document, read)).toEqual({
    paths: { a: { $ref: '#/components/schemas/Thing' }, b: { $ref: '#/components/schemas/Thing/$defs/Base' } },
    components: {
      schemas: {
        Own: { $ref: '#/x' },
        Thing: {
          title: 'Thing',
          $ref: '#/components/schemas/Thing/$defs/Base',
          $defs: { Base: { type: 'object', properties: { next: { $ref: '#/components/schemas/Thing' } } } },
        },
      },
    },
  })
})

test('refuses a title that is taken, and a schema without one', async () => {
  const document = { a: { $ref: '../thing.json' }, components: { schemas: { Thing: {} } } }
  await expect(bundle(document, read)).rejects.toThrow("components.schemas has a 'Thing' of its own")
  await expect(bundle({ a: { $ref: 'b.json' } }, async () => ({}))).rejects.toThrow("b.json needs a 'title'")
})
