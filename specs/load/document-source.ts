import { isNode, LineCounter, parseDocument, type YAMLError } from 'yaml'
import { DocumentError, type DocumentPlace } from '../document-error.js'
import { pointerSegments } from '../json-pointer.js'

/** The text of a document, parsed, with a way from pointers back to lines. */
export interface DocumentSource {
  readonly value: unknown
  /** File, line and column of a JSON pointer; of the nearest value around it when there is nothing. */
  place(pointer: string): DocumentPlace
}

/**
 * Parses YAML, and JSON as a part of it.
 *
 * @param file shown in errors
 * @throws DocumentError with line and column when the text is neither
 */
export function parseSource(text: string, file: string): DocumentSource {
  const lines = new LineCounter()
  const tree = parseDocument(text, { lineCounter: lines, merge: true })
  const [error] = tree.errors
  if (error !== undefined) throw syntaxError(error, file)
  const place = (pointer: string): DocumentPlace => {
    const segments = pointerSegments(pointer)
    for (let length = segments.length; length > 0; length--) {
      const node: unknown = tree.getIn(segments.slice(0, length), true)
      if (!isNode(node) || !node.range) continue
      const { line, col } = lines.linePos(node.range[0])
      return { file, line, column: col, pointer }
    }
    return { file, line: 1, column: 1, pointer }
  }
  return { value: toValue(tree, file), place }
}

function toValue(tree: { toJS(): unknown }, file: string): unknown {
  try {
    return tree.toJS()
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new DocumentError('ERR_DOCUMENT_SYNTAX', reason, { file }, { cause })
  }
}

function syntaxError(error: YAMLError, file: string): DocumentError {
  const [start] = error.linePos ?? []
  // The parser's message goes on with the text of the line.
  const reason = error.message.split(/ at line \d+/, 1)[0] ?? error.message
  const place = start === undefined ? { file } : { file, line: start.line, column: start.col }
  return new DocumentError('ERR_DOCUMENT_SYNTAX', `not YAML or JSON: ${reason}`, place, { cause: error })
}
