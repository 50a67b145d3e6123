import { compareText } from './compare-text.js'
import type { Comparison, Named } from './comparison.js'
import type { DifferenceKind } from './difference.js'
import { PLACEHOLDERS } from './placeholder.js'

/** A URL in its parts; parameters decoded, in their order. */
export interface UrlParts {
  readonly base: string
  readonly query: readonly Named[]
  readonly fragment: readonly Named[]
}

// Placeholders hold characters that mean something in a URL: they are put aside while it is taken apart.
const ASIDE: readonly (readonly [string, string])[] = [
  ['#', '\uE000'],
  ['+', '\uE001'],
]
const putAside = (text: string): string =>
  text.replace(PLACEHOLDERS, (placeholder) =>
    ASIDE.reduce((rest, [char, stand]) => rest.replaceAll(char, stand), placeholder),
  )
const putBack = (text: string): string => ASIDE.reduce((rest, [char, stand]) => rest.replaceAll(stand, char), text)

const parametersOf = (text: string): readonly Named[] =>
  [...new URLSearchParams(text)].map(([name, value]) => ({
    name: putBack(name),
    // What was encoded in the URL is not once it is decoded.
    value: putBack(value).replaceAll(':enc}}', '}}'),
  }))

/** Takes a URL, or the template of one, apart. */
export function urlParts(url: string): UrlParts {
  const [, base = '', query = '', fragment = ''] = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(putAside(url)) ?? []
  return { base: putBack(base), query: parametersOf(query), fragment: parametersOf(fragment) }
}

/** Whether a recorded text is a URL with parameters. */
export const isUrlWithParameters = (template: string): boolean =>
  /^(?:https?:|\/|\{\{(?:public|admin|login_app)\}\})\S*[?#]/.test(putAside(template))

/** Compares the base as it is, and the parameters in any order and any encoding. */
export function compareUrl(
  comparison: Comparison,
  kind: DifferenceKind,
  template: string,
  actual: string,
  pointer: string,
): void {
  const expected = urlParts(template)
  const got = urlParts(actual)
  compareText(comparison, kind, expected.base, got.base, pointer)
  for (const part of ['query', 'fragment'] as const) {
    comparison.named('parameter', expected[part], got[part], `${pointer}/${part}`, (want, have, where) =>
      compareText(comparison, 'parameter', want.value, have.value, where),
    )
  }
}
