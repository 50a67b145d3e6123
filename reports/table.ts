import { stripVTControlCharacters } from 'node:util'

/** A column: its heading, and whether its cells stand at the right. */
export interface Column {
  readonly heading: string
  readonly align?: 'left' | 'right'
}

/** How many columns of a terminal the text takes; colours take none. */
export const width = (text: string): number => [...stripVTControlCharacters(text)].length

const padded = (text: string, to: number, align: Column['align']): string => {
  const space = ' '.repeat(Math.max(0, to - width(text)))
  return align === 'right' ? space + text : text + space
}

/** Lines of a plain table, two spaces between columns, nothing at the end of a line. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): readonly string[] {
  const all = [columns.map(({ heading }) => heading), ...rows]
  const widths = columns.map((_, index) => Math.max(...all.map((row) => width(row[index] ?? ''))))
  return all.map((row) =>
    columns
      .map(({ align }, index) => padded(row[index] ?? '', widths[index] ?? 0, align))
      .join('  ')
      .trimEnd(),
  )
}

/** The text broken at spaces into lines of at most `columns`; a longer word stays whole. */
export function wrap(text: string, columns: number): readonly string[] {
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = ''
    for (const word of paragraph.split(' ')) {
      if (line !== '' && width(line) + 1 + width(word) > columns) {
        lines.push(line)
        line = word
      } else line = line === '' ? word : `${line} ${word}`
    }
    lines.push(line)
  }
  return lines
}
