import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { compileErrors, validate } from '@readme/openapi-parser'
import { describe, expect, test } from 'vitest'
import { DOCUMENT_NAMES } from './built-in-documents.js'
import { generatedFiles } from './generate/generated-files.js'

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))
const PARITY = path('../../shared/tools/spec-parity.mjs')
const SYSTEMS = ['openid-connect', 'hydra-1.5', 'hydra-1.9', 'hydra-2.3', 'hydra-2'] as const

describe.each(DOCUMENT_NAMES)('%s.yaml', (name) => {
  test('is a valid OpenAPI document', { timeout: 30_000 }, async () => {
    const result = await validate(path(`openapi/${name}.yaml`))
    expect(result.valid ? '' : compileErrors(result)).toBe('')
  })

  test('says something of every operation', async () => {
    const text = await readFile(path(`openapi/${name}.yaml`), 'utf8')
    const count = (word: string): number => text.split(`\n      ${word}:`).length - 1
    expect(count('summary')).toBe(count('operationId'))
    expect(text).not.toMatch(/description: ('')?$/m)
  })
})

describe('parity with the inventories of the systems', () => {
  test.for(SYSTEMS)('%s lacks nothing', { timeout: 30_000 }, (name, { skip }) => {
    skip(!existsSync(PARITY), 'the inventories are not part of the package and are not here')
    const files = [path(`../../shared/upstream/${name}.json`), path(`openapi/${name}.yaml`)]
    const report = execFileSync(process.execPath, [PARITY, ...files], { cwd: path('..'), encoding: 'utf8' })
    expect(report).toMatch(/, 0 do not,/)
  })
})

test('the generated files are those that the documents give now', { timeout: 30_000 }, async () => {
  for (const [name, text] of await generatedFiles()) {
    const stored = await readFile(path(`generated/${name}`), 'utf8').catch(() => undefined)
    expect(stored === text, `specs/generated/${name} is not current: run "npm run generate"`).toBe(true)
  }
})
