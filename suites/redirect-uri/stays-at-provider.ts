import { pageOfTheProvider } from '../authorization-request/page-of-the-provider.js'
import type { AuthorizationOutcome } from '../harness/context.js'
import { fail, pass, type Verdict } from '../verdict.js'

/**
 * Judges the answer to a request whose redirect_uri can't be trusted: the browser must not be sent there, nor to any other
 * URI of the client, with or without an error. A redirect to a third host is an error page of a provider whose pages live elsewhere.
 */
export function staysAtProvider(outcome: AuthorizationOutcome): Verdict {
  const expected = 'an error page at the provider, and no redirect to the client'
  if (outcome.kind === 'page') return pageOfTheProvider(outcome)
  const reached = outcome.kind === 'callback' ? outcome.url : outcome.location
  if (outcome.kind === 'elsewhere' && !clientOrigins(outcome).has(originOf(reached))) {
    return pass(`the browser was sent to ${originOf(reached)}, which is taken for the provider's error page`)
  }
  return fail(expected, `a redirect to ${withoutParameters(reached)}`, outcome)
}

const clientOrigins = ({ client, sent }: AuthorizationOutcome): ReadonlySet<string> =>
  new Set([...client.redirect_uris, ...(sent.redirect_uri === undefined ? [] : [sent.redirect_uri])].map(originOf))

const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : url)

const withoutParameters = (url: string): string => url.replace(/[?#].*$/s, '')
