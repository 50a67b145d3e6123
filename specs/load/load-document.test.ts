import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DocumentError } from '../document-error.js'
import { operationsOf } from '../operations.js'
import { createValidator } from '../validation/validator.js'
import { loadDocument } from './load-document.js'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchstone-specs-'))
})
afterAll(() => rm(folder, { recursive: true }))

const written = async (name: string, text: string): Promise<string> => {
  const file = join(folder, name)
  await writeFile(file, text)
  return file
}

const failure = async (location: string): Promise<DocumentError> =>
  loadDocument(location).then(
    () => expect.fail('the document was taken'),
    (error) => error,
  )

const HEAD = "openapi: 3.0.3\ninfo:\n  title: test\n  version: '1'\n"
const GOOD = `${HEAD}paths:
  /a:
    get:
      operationId: getA
      responses:
        200:
          description: ok
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/A'
components:
  schemas:
    A:
      type: object
      properties:
        next:
          $ref: '#/components/schemas/A'
`

describe('loadDocument', () => {
  test('reads YAML, and leaves references within the document, also circular ones', async () => {
    const document = await loadDocument(await written('good.yaml', GOOD))
    expect([...operationsOf(document).keys()]).toEqual(['getA'])
    expect(document.components?.schemas?.A).toMatchObject({ properties: { next: { $ref: '#/components/schemas/A' } } })
  })

  test('reads JSON of OpenAPI 3.1', async () => {
    const text = JSON.stringify(
      { openapi: '3.1.0', info: { title: 'x', version: '1' }, paths: { '/a': {} } },
      null,
      '\t',
    )
    expect((await loadDocument(await written('good.json', text))).openapi).toBe('3.1.0')
  })

  test('takes in what other files give', async () => {
    await written('part.yaml', 'A:\n  type: object\n  required: [x]\n')
    const text = GOOD.replace("'#/components/schemas/A'", './part.yaml#/A')
    const validator = createValidator(await loadDocument(await written('split.yaml', text)))
    const answer = { status: 200, headers: { 'content-type': 'application/json' }, body: '{}' }
    expect(await validator.judgeResponse('getA', answer)).toMatchObject([{ message: "the body lacks 'x'" }])
  })

  test('reads a URL by the fetch that is given', async () => {
    const asked: string[] = []
    const fetch = async (url: string) => {
      asked.push(url)
      return new Response(GOOD)
    }
    const document = await loadDocument('https://user:hidden@docs.example/api.yaml', { fetch })
    expect(asked).toEqual(['https://user:hidden@docs.example/api.yaml'])
    expect(operationsOf(document).size).toBe(1)
  })

  test('never shows the credentials of a URL', async () => {
    const loading = loadDocument('https://user:hidden@docs.example/api.yaml', {
      fetch: async () => new Response('', { status: 404 }),
    })
    await expect(loading).rejects.toThrow('https://docs.example/api.yaml: answers with status 404: check the URL')
    await expect(loading).rejects.not.toThrow('hidden')
  })
})

const BROKEN = [
  {
    title: 'text that is no YAML',
    text: 'openapi: 3.0.3\ninfo: {title: x\npaths: {}\n',
    expected: { code: 'ERR_DOCUMENT_SYNTAX', line: 3 },
    says: /not YAML or JSON/,
  },
  {
    title: 'a key that stands there twice',
    text: `${HEAD}paths: {}\npaths: {}\n`,
    expected: { code: 'ERR_DOCUMENT_SYNTAX', line: 6, column: 1 },
    says: /unique/,
  },
  {
    title: 'another kind of document',
    text: 'hello: world\n',
    expected: { code: 'ERR_DOCUMENT_INVALID' },
    says: /neither 'openapi' nor 'swagger'/,
  },
  {
    title: 'a version that is a number',
    text: GOOD.replace('3.0.3', '3.0'),
    expected: { code: 'ERR_DOCUMENT_INVALID', line: 1, column: 10, pointer: '#/openapi' },
    says: /version 3 is not supported.*in quotes/,
  },
  {
    title: 'a version of the future',
    text: GOOD.replace('3.0.3', '4.0.0'),
    expected: { code: 'ERR_DOCUMENT_INVALID', line: 1, pointer: '#/openapi' },
    says: /version "4.0.0" is not supported/,
  },
  {
    title: 'a missing member',
    text: GOOD.replace("  version: '1'\n", ''),
    expected: { code: 'ERR_DOCUMENT_INVALID', line: 3, pointer: '#/info' },
    says: /'version'/,
  },
  {
    title: 'a mistake deep in the document',
    text: GOOD.replace('description: ok', 'descriptio: ok'),
    expected: { code: 'ERR_DOCUMENT_INVALID', line: 11, column: 11, pointer: '#/paths/~1a/get/responses/200' },
    says: /'description'/,
  },
  {
    title: 'a mistake behind a reference, where it was written',
    text: `${HEAD}paths:\n  /a:\n    get:\n      responses:\n        '200':\n          $ref: '#/components/responses/R'\ncomponents:\n  responses:\n    R:\n      descriptio: x\n`,
    expected: { code: 'ERR_DOCUMENT_INVALID', line: 14, column: 7, pointer: '#/components/responses/R' },
    says: /'description'/,
  },
  {
    title: 'a reference that leads nowhere',
    text: GOOD.replace("$ref: '#/components/schemas/A'\ncomp", "$ref: '#/components/schemas/B'\ncomp"),
    expected: { code: 'ERR_DOCUMENT_REFERENCE', line: 15, column: 23 },
    says: /'#\/components\/schemas\/B' leads nowhere: correct the \$ref/,
  },
  {
    title: 'a reference to a file that is not there',
    text: GOOD.replace("'#/components/schemas/A'\ncomp", './missing.yaml#/A\ncomp'),
    expected: { code: 'ERR_DOCUMENT_REFERENCE', line: 15 },
    says: /'\.\/missing\.yaml#\/A' can't be taken in/,
  },
  {
    title: 'an operationId that is used twice',
    text: GOOD.replace('components:', '  /b:\n    get:\n      operationId: getA\n      responses: {}\ncomponents:'),
    expected: { code: 'ERR_DOCUMENT_INVALID', line: 18, pointer: '#/paths/~1b/get/operationId' },
    says: /'getA' stands at #\/paths\/~1a\/get\/operationId too/,
  },
] as const

describe('a broken document', () => {
  test.each(BROKEN)('$title', { timeout: 20_000 }, async ({ title, text, expected, says }) => {
    const file = await written(`${title.replaceAll(' ', '-')}.yaml`, text)
    const error = await failure(file)
    expect(error).toMatchObject({ name: 'DocumentError', file, ...expected })
    expect(error.message).toMatch(says)
    expect(error.message.startsWith(file)).toBe(true)
  })

  test('a file that is not there', async () => {
    expect(await failure(join(folder, 'nothing.yaml'))).toMatchObject({ code: 'ERR_DOCUMENT_UNREADABLE' })
  })
})
