import { builtInDocument, type DocumentName } from '../../specs/index.js'
import type { Check } from '../check.js'
import { type DocumentJudge, documentChecks } from './document-checks.js'
import { OAUTH2_EXTENSIONS_OPERATIONS, OPENID_CONNECT_OPERATIONS } from './operations.js'

const by = (name: DocumentName): DocumentJudge => {
  const source = { name: `${name}.yaml`, load: () => builtInDocument(name) }
  return { suite: 'document', source: () => source }
}

/** All answers of a run, held against the documents of the standards. */
export const checks: readonly Check[] = [
  ...documentChecks(by('openid-connect'), OPENID_CONNECT_OPERATIONS),
  ...documentChecks(by('oauth2-extensions'), OAUTH2_EXTENSIONS_OPERATIONS),
]
