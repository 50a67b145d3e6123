import type { HTMLElement } from 'node-html-parser'
import type { Named } from './comparison.js'

/** What a page does, without its words: its forms, named inputs and frames. */
export interface PageActions {
  readonly forms: readonly Named[]
  readonly inputs: readonly Named[]
  readonly frames: readonly Named[]
  readonly title: string
}

/** Whether a text is a page rather than plain text. */
export const isHtml = (text: string): boolean => /^\s*</.test(text)

/** Reads a page; placeholders in it stay as they are. */
export async function pageActions(html: string): Promise<PageActions> {
  const { parse } = await import('node-html-parser')
  const root = parse(html)
  const get = (element: HTMLElement, name: string): string => element.getAttribute(name) ?? ''
  return {
    forms: root
      .querySelectorAll('form')
      .map((form) => ({ name: get(form, 'method').toLowerCase() || 'get', value: get(form, 'action') })),
    inputs: root
      .querySelectorAll('input')
      .filter((input) => get(input, 'name') !== '')
      .map((input) => ({ name: get(input, 'name'), value: get(input, 'value') })),
    frames: root
      .querySelectorAll('iframe')
      .map((frame) => ({ name: 'src', value: get(frame, 'src') }))
      .sort((a, b) => (a.value < b.value ? -1 : 1)),
    title: root.querySelector('title')?.textContent.trim() ?? '',
  }
}
