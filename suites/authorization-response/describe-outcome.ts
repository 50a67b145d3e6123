import type { AuthorizationOutcome } from '../harness/context.js'

const TEXT_LENGTH = 160

/** Where an authorization request ended, in words for a report: parameters by their names, values only of errors. */
export function describeOutcome(outcome: AuthorizationOutcome): string {
  switch (outcome.kind) {
    case 'page':
      return `a page with status ${outcome.status}: ${outcome.text.slice(0, TEXT_LENGTH)}`
    case 'elsewhere':
      return `a redirect to ${withoutParameters(outcome.location)}`
    case 'callback': {
      const { error, error_description } = outcome.parameters
      if (error === undefined) return `a response with ${Object.keys(outcome.parameters).join(', ') || 'no parameters'}`
      return error_description === undefined ? `error ${error}` : `error ${error} (${error_description})`
    }
  }
}

const withoutParameters = (url: string): string => url.replace(/[?#].*$/s, '')

/** Whether the client was given a code or a token. */
export const succeeded = (outcome: AuthorizationOutcome): boolean =>
  outcome.kind === 'callback' &&
  ['code', 'access_token', 'id_token'].some((name) => (outcome.parameters[name] ?? '') !== '')
