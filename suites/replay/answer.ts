import type { ReceivedCall } from './relying-party.js'

/** What a target answered, or that it did not. */
export interface Answer {
  /** Why there is no answer: the connection was closed, or nothing came in time. */
  readonly failure?: 'closed' | 'no answer in time'
  /** 0 when there is no answer. */
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The text as JSON; `undefined` when it is none. */
  readonly json: unknown
  /** Requests to the relying party that came with it. */
  readonly calls: readonly ReceivedCall[]
}

/** Parses objects, arrays and strings; a number or word may as well be a text. */
export function parseJson(text: string): unknown {
  if (!/^\s*[[{"]/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
