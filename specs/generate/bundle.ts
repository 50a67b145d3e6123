import { isObject } from '../open-api-document.js'

/** Reads a file that a document refers to, by the relative path in the `$ref`. */
export type ReadSchema = (path: string) => Promise<unknown>

/**
 * Makes a document stand alone: JSON Schema files it refers to become `#/components/schemas/<title of the schema>`.
 *
 * @throws Error when a schema has no title, or a title that the document uses already
 */
export async function bundle(document: unknown, readSchema: ReadSchema): Promise<Record<string, unknown>> {
  const schemas = new Map<string, { readonly title: string; readonly schema: unknown }>()
  for (const path of [...externalPaths(document)].sort()) {
    const schema = await readSchema(path)
    const title = isObject(schema) ? schema.title : undefined
    if (typeof title !== 'string') throw new Error(`${path} needs a 'title' to be bundled under`)
    schemas.set(path, { title, schema: withoutIdentity(schema) })
  }
  const bundled = rewritten(document, (reference) => {
    const [path = '', pointer = ''] = reference.split('#')
    const target = schemas.get(path)
    return target === undefined ? reference : `#/components/schemas/${target.title}${pointer}`
  })
  if (!isObject(bundled)) throw new Error('an OpenAPI document is an object')
  const components = isObject(bundled.components) ? bundled.components : {}
  const own = isObject(components.schemas) ? components.schemas : {}
  const added = [...schemas.values()].map(({ title, schema }) => {
    if (title in own)
      throw new Error(`components.schemas has a '${title}' of its own: give the JSON Schema another title`)
    const within = (reference: string) => `#/components/schemas/${title}${reference.slice(1)}`
    return [title, rewritten(schema, (reference) => (reference.startsWith('#') ? within(reference) : reference))]
  })
  return { ...bundled, components: { ...components, schemas: { ...own, ...Object.fromEntries(added) } } }
}

function externalPaths(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  rewritten(value, (reference) => {
    const [path] = reference.split('#')
    if (path) found.add(path)
    return reference
  })
  return found
}

function rewritten(value: unknown, change: (reference: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => rewritten(item, change))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([member, each]) => [
      member,
      member === '$ref' && typeof each === 'string' ? change(each) : rewritten(each, change),
    ]),
  )
}

function withoutIdentity(schema: unknown): unknown {
  if (!isObject(schema)) return schema
  const { $schema: _dialect, $id: _id, ...rest } = schema
  return rest
}
