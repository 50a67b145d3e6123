import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import type { Run } from '../reports/run.js'
import { packageFile } from './package.js'
import { UsageError } from './usage-error.js'

/** The documents that every answer is judged by. */
const BUILT_IN = ['specs/openapi/openid-connect.yaml', 'specs/openapi/oauth2-extensions.yaml'] as const

const isUrl = (document: string): boolean => /^https?:\/\//.test(document)

/** The user's documents with their files as absolute paths, seen from a folder. */
export const located = (documents: readonly string[], folder: string): readonly string[] =>
  documents.map((document) => (isUrl(document) ? document : resolve(folder, document)))

/** Names and hashes of all documents that a run is judged by. Throws a `UsageError` for a file that cannot be read. */
export function judgingDocuments(own: readonly string[]): Run['documents'] {
  return [...BUILT_IN.map((path) => packageFile(path)), ...own].map((document) =>
    isUrl(document)
      ? { name: document }
      : { name: basename(document), sha256: createHash('sha256').update(readDocument(document)).digest('hex') },
  )
}

function readDocument(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    throw new UsageError(
      `the document "${path}" cannot be read (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'})`,
    )
  }
}
