import { jsonPartsOf, plainResponse } from '../../../json-response.js'

/** A response in parts. */
export interface Answer {
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly text: string
}

/** Makes another answer of one, or hands it on as it is. */
export type Change = (answer: Answer) => Answer | Promise<Answer>

export async function answerOf(response: Response): Promise<Answer> {
  const { status } = response
  const parts = jsonPartsOf(response)
  const text = parts === undefined ? await response.clone().text() : parts.text
  return { status, headers: [...response.headers], text }
}

/** Cookies stay apart, each in a header of its own. */
export function responseOf({ status, headers, text }: Answer): Response {
  const response = plainResponse(text, status, {})
  for (const [name, value] of headers) response.headers.append(name, value)
  return response
}

/** The answer with other headers; those that are `undefined` are left out. */
export function withHeaders(answer: Answer, headers: Readonly<Record<string, string | undefined>>): Answer {
  const kept = answer.headers.filter(([name]) => !Object.hasOwn(headers, name))
  const added = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  return { ...answer, headers: [...kept, ...added] }
}
