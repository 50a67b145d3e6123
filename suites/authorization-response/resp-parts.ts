import type { Check } from '../check.js'
import type { Callback, Flow } from '../harness/context.js'
import { promises } from '../response-types/response-type.js'
import { fail, pass, type Verdict } from '../verdict.js'
import { callbackOf, judgeEach } from './judge-each.js'

/** What each word of a response type brings. */
const PARTS = {
  code: ['code'],
  token: ['access_token', 'token_type'],
  id_token: ['id_token'],
} as const

/** The response has all that its response type stands for, each part once. */
export const respParts: Check = {
  id: 'authorization-response/resp-parts',
  title: 'The authorization response has every part that its response type promises, once and not empty',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '3.3.2.5', level: 'MUST' },
  alsoRequiredBy: [
    { standard: 'OpenID Connect Core 1.0', section: '3.1.2.5', level: 'MUST' },
    { standard: 'OpenID Connect Core 1.0', section: '3.2.2.5', level: 'MUST' },
    { standard: 'RFC 6749', section: '3.1', level: 'MUST' },
  ],
  operations: ['authorize'],
  run: async (context) => judgeEach(await context.baseFlows(), allParts),
}

export function allParts(flow: Flow): Verdict {
  const callback = flow.callback ?? callbackWithoutError(flow) ?? callbackOf(flow)
  const promised = promisedParts(flow.responseType)
  const missing = promised.filter((name) => (callback.parameters[name] ?? '') === '')
  const repeated = [...new Set(namesOf(callback))].filter((name) => occurrences(callback, name) > 1)
  if (missing.length === 0 && repeated.length === 0) return pass()
  return fail(
    `${promised.join(', ')}, once each (${flow.label})`,
    [
      ...missing.map((name) => `${name} is ${name in callback.parameters ? 'empty' : 'missing'}`),
      ...repeated.map((name) => `${name} stands there more than once`),
    ].join('; '),
    callback,
  )
}

/** A response without error that the flow could not go on with, because something is missing: just what is judged here. */
const callbackWithoutError = ({ authorization }: Flow): Callback | undefined =>
  authorization.kind === 'callback' && !('error' in authorization.parameters) ? authorization : undefined

const promisedParts = (responseType: string): readonly string[] =>
  (['code', 'token', 'id_token'] as const).flatMap((word) => (promises(responseType, word) ? PARTS[word] : []))

const namesOf = (callback: Callback): readonly string[] => callback.found.map(({ name }) => name)

/** How often a parameter stands in the place where the response is; a copy in another place is the matter of resp-place. */
const occurrences = (callback: Callback, name: string): number =>
  callback.found.filter((parameter) => parameter.name === name && parameter.place === callback.place).length
