import type { CheckContext } from '../harness/context.js'
import { flowClient, somebody } from '../hydra/actors.js'
import { type ConsentWish, untilConsent, type WaitingForConsent } from '../hydra/challenge-flow.js'
import { once } from '../once.js'

/** A consent request of somebody who is not remembered. */
export const beginConsent = async (context: CheckContext, wish: ConsentWish = {}): Promise<WaitingForConsent> =>
  untilConsent(context, { client: await flowClient(context), subject: await somebody(context), ...wish })

/** A consent request that is never decided. */
export const askedConsent: (context: CheckContext) => Promise<WaitingForConsent> = once((context) =>
  beginConsent(context),
)
