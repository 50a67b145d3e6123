import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLError } from 'yaml'
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
    const offset = nodeAt(tree.contents, pointerSegments(pointer))?.range?.[0] ?? 0
    const { line, col } = lines.linePos(offset)
    return { file, line, column: col, pointer }
  }
  return { value: toValue(tree, file), place }
}

/** The node of a pointer, or the last one on the way to it. Keys such as 200 are numbers in YAML. */
function nodeAt(root: Node | null, segments: readonly string[]): Node | null {
  let node = root
  for (const segment of segments) {
    const next: unknown = isMap(node)
      ? node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === segment)?.value
      : isSeq(node)
        ? node.items[Number(segment)]
        : undefined
    if (!isNode(next)) return node
    node = next
  }
  return node
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
