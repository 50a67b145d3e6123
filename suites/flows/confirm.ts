import type { Browser, CheckContext } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import { readPage } from '../harness/login/forms.js'
import { submission } from '../harness/login/submission.js'
import { saysDeny } from '../harness/login/words.js'

/** Where a browser came to. */
export interface Arrival {
  readonly exchange: Exchange
  readonly location?: string
}

/** Says yes to a page that asks something; leaves any other page as it is. */
export async function confirm(context: CheckContext, browser: Browser, arrival: Arrival): Promise<Arrival> {
  if (arrival.location !== undefined) return arrival
  const { exchange } = arrival
  const page = await readPage(exchange.response.body, exchange.request.url)
  for (const form of page.forms) {
    const button = form.buttons.find(({ text, value }) => !saysDeny(text) && !saysDeny(value))
    if (button !== undefined) return context.browse(browser, submission(form, button))
  }
  return arrival
}
