import type { Browser, CheckContext, Client } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import type { Verdict } from '../verdict.js'
import { judgeBackAtClient } from './landing.js'

/** A verifier that came first in a browser that did not begin the request, then in its own. */
export interface ForeignBrowserStory {
  readonly client: Client
  readonly state: string | undefined
  /** In a browser that did not begin the request. */
  readonly foreign: Exchange
  /** In its own browser, after that. */
  readonly own: Exchange
}

/** Follows the URL in a foreign browser, then in the one that it belongs to. */
export async function followedElsewhereFirst(
  context: CheckContext,
  { browser, url }: { readonly browser: Browser; readonly url: string },
): Promise<Pick<ForeignBrowserStory, 'foreign' | 'own'>> {
  const foreign = await context.visit(context.browser(), { url })
  return { foreign, own: await context.visit(browser, { url }) }
}

/** Whether the foreign browser was sent to the client with the error of a missing CSRF cookie. */
export const judgeForeignBrowser = (
  { client, state, foreign }: ForeignBrowserStory,
  { hydra }: Pick<CheckContext, 'hydra'>,
): Verdict =>
  judgeBackAtClient(foreign, client, { system: hydra.system, parameters: { error: 'request_forbidden', state } })
