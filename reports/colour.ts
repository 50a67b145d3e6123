import { styleText } from 'node:util'
import type { Outcome } from '../suites/verdict.js'

/** Paints a text; without colours it gives the text back. */
export type Paint = (style: Style, text: string) => string

const STYLES = {
  pass: 'green',
  fail: 'red',
  warn: 'yellow',
  known: 'blue',
  skip: 'gray',
  error: 'magenta',
  strong: 'bold',
  faint: 'dim',
} as const satisfies Record<Outcome | 'strong' | 'faint', Parameters<typeof styleText>[0]>

type Style = keyof typeof STYLES

/** Paints nothing: for files, tests, `--no-color`. */
export const plain: Paint = (_, text) => text

/** Paints always. */
export const coloured: Paint = (style, text) => styleText(STYLES[style], text, { validateStream: false })

/** Paints when the stream is a terminal that wants colours: heeds NO_COLOR, FORCE_COLOR and NODE_DISABLE_COLORS. */
export const paintFor =
  (stream: NodeJS.WritableStream): Paint =>
  (style, text) =>
    styleText(STYLES[style], text, { stream })
