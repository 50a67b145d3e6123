import { describeOutcome } from '../authorization-response/describe-outcome.js'
import type { AuthorizationOutcome } from '../harness/context.js'
import { mediaType } from '../harness/exchange.js'
import { fail, pass, type Verdict } from '../verdict.js'

type Page = Extract<AuthorizationOutcome, { kind: 'page' }>

/** Whether it is something to tell a person about an error: a page of HTML, or any answer with a status of 400 to 499. */
export const pageOfTheProvider = (page: Page): Verdict =>
  (page.status >= 400 && page.status < 500) || looksLikeHtml(page)
    ? pass()
    : fail('an error page: HTML, or a status of 400 to 499', describeOutcome(page), { exchange: page.exchange })

/** Some pages have no Content-Type. */
const looksLikeHtml = ({ exchange }: Page): boolean =>
  /^(text\/html|application\/xhtml\+xml)$/.test(mediaType(exchange) ?? '') ||
  (mediaType(exchange) === undefined && /^\s*<(!doctype html|html)/i.test(exchange.response.body))
