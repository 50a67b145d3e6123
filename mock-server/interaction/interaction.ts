import type { OperationRequest, ProviderContext } from '../context.js'
import { equalInConstantTime, fingerprint } from '../digest.js'
import { OAuthError } from '../errors.js'
import { unguessable } from '../random.js'
import type { InteractionRecord } from '../store/records.js'
import { readCookie, setCookie } from './cookies.js'

/** A request that waits for a person, tied to the browser it began in. */
export interface Interaction {
  readonly id: string
  readonly record: InteractionRecord
}

/** What a page is opened for. */
export type InteractionPurpose = Omit<InteractionRecord, 'csrf' | 'browser' | 'step' | 'client_id' | 'parameters'> &
  Pick<InteractionRecord, 'step' | 'client_id' | 'parameters'>

const MINUTES_TO_READ =
  'this page is out of date, or was opened in another browser: go back to the application and start again'

/** Opens an interaction. `cookies` are to be set with the response that leads to its page. */
export async function openInteraction(
  request: OperationRequest,
  context: ProviderContext,
  purpose: InteractionPurpose,
): Promise<{ readonly interaction: Interaction; readonly cookies: readonly string[] }> {
  const present = readCookie(request, context, 'touchstone_browser')
  const browser = present || unguessable(context.random)
  const interaction: Interaction = {
    id: unguessable(context.random, 16),
    record: { ...purpose, csrf: unguessable(context.random, 16), browser: await fingerprint(browser) },
  }
  await keepInteraction(context, interaction)
  return { interaction, cookies: present ? [] : [setCookie(context, 'touchstone_browser', browser)] }
}

/** Stores what changed; the time to answer begins anew. */
export const keepInteraction = (context: ProviderContext, { id, record }: Interaction): Promise<void> =>
  context.store.set('interaction', id, record, context.clock.now() + context.options.lifetimes.interaction)

/** The interaction of a page that is shown. Refuses when it is over, or belongs to another browser or step. */
export async function findInteraction(
  request: OperationRequest,
  context: ProviderContext,
  step: InteractionRecord['step'],
): Promise<Interaction> {
  const id = request.query.get('interaction') ?? request.form.get('interaction') ?? ''
  const record = id === '' ? undefined : await context.store.get('interaction', id)
  if (record === undefined || record.step !== step) throw new OAuthError('invalid_request', MINUTES_TO_READ)
  const own = await fingerprint(readCookie(request, context, 'touchstone_browser') ?? '')
  if (own !== record.browser && context.rules.enforces('csrf-token'))
    throw new OAuthError('invalid_request', MINUTES_TO_READ)
  return { id, record }
}

/** The interaction of a form that was sent: its CSRF token must be that of the page. */
export async function findSubmitted(
  request: OperationRequest,
  context: ProviderContext,
  step: InteractionRecord['step'],
): Promise<Interaction> {
  const interaction = await findInteraction(request, context, step)
  if (!context.rules.enforces('csrf-token')) return interaction
  const sent = request.form.get('csrf') ?? ''
  if (await equalInConstantTime(sent, interaction.record.csrf)) return interaction
  throw new OAuthError('invalid_request', 'csrf: the form did not come from the page of this provider')
}

/** Takes the interaction out of the store: of two forms sent at once, one goes on. */
export async function finishInteraction(context: ProviderContext, { id }: Interaction): Promise<void> {
  const taken = await context.store.consume('interaction', id)
  if (taken === undefined) throw new OAuthError('invalid_request', MINUTES_TO_READ)
}
