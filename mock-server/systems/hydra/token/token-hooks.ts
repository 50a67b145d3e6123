import type { JsonObject } from '../../../seams.js'
import type { HydraContext } from '../context.js'
import { fetchPersistently } from '../fetch-persistently.js'
import type { HydraGrant } from '../flow-records.js'
import { type HydraError, hydraError } from '../hydra-error.js'
import { inOrder, isObject } from '../json-values.js'
import { firstJson } from '../read-json.js'
import { marshalled } from '../respond.js'
import type { HookSettings } from '../settings.js'
import { refreshHookBody, tokenHookBody } from './token-hook-bodies.js'
import type { TokenRequest } from './token-request.js'

/** How long a hook may take for an answer, in milliseconds. */
const TIMEOUT = 30_000
/** Most bytes of its answer. */
const LONGEST = 5 * 1_024 * 1_024

/**
 * Lets the hooks of the operator see a token request before anything is used up or issued. They may put other claims in the place of
 * those that the consent app gave: all of them, `sid` included.
 *
 * @throws HydraError `access_denied` when one says 403, `server_error` when one fails
 */
export async function askHooks(context: HydraContext, request: TokenRequest, grant: HydraGrant): Promise<HydraGrant> {
  const { settings, line } = context
  if (!line.flows.tokens.hooks) return grant
  let asked = grant
  if (settings.refreshTokenHook !== undefined && request.parameter('grant_type') === 'refresh_token')
    asked = await ask(context, settings.refreshTokenHook, {
      grant: asked,
      body: await refreshHookBody(context, request, asked),
    })
  if (settings.tokenHook !== undefined)
    asked = await ask(context, settings.tokenHook, { grant: asked, body: await tokenHookBody(context, request, asked) })
  return asked
}

async function ask(
  context: HydraContext,
  hook: HookSettings,
  { grant, body }: { readonly grant: HydraGrant; readonly body: JsonObject },
): Promise<HydraGrant> {
  const response = await called(context, hook, marshalled(body))
  if (response.status === 204) return grant
  if (response.status === 403) throw hydraError('access_denied', 'The token hook does not allow it.')
  if (response.status !== 200) throw failed(`it answered with status ${response.status}`)
  return withClaims(grant, await sessionOf(response, context))
}

const failed = (problem: string): HydraError =>
  hydraError('server_error', 'The token hook failed.', { debug: `token hook: ${problem}` })

async function called(context: HydraContext, { url, auth }: HookSettings, body: string): Promise<Response> {
  const request = (): Request => {
    const headers = new Headers({ 'content-type': 'application/json; charset=UTF-8' })
    if (auth?.in === 'header') headers.set(auth.name, auth.value)
    if (auth?.in === 'cookie') headers.set('cookie', `${auth.name}=${auth.value}`)
    return new Request(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(TIMEOUT) })
  }
  try {
    // The real servers let seconds pass between two attempts; nobody who tests wants to wait for that.
    return await fetchPersistently(context, request, async () => true)
  } catch (error) {
    throw failed(error instanceof Error ? error.message : 'it cannot be reached')
  }
}

/** Claims of the hook; `null` where it has none. */
type HookSession = Readonly<Record<'access_token' | 'id_token', JsonObject | null>>

async function sessionOf(response: Response, { line }: HydraContext): Promise<HookSession> {
  const text = await response.text()
  if (text.length > LONGEST) throw failed('its answer is too long')
  try {
    const { session } = objectIn(firstJson(text, line)) ?? {}
    const { access_token, id_token } = objectIn(session) ?? {}
    return { access_token: objectIn(access_token), id_token: objectIn(id_token) }
  } catch {
    // What the parser says may hold a part of the answer.
    throw failed('its answer is no JSON object with a session')
  }
}

/** An object, or nothing where there is none. */
function objectIn(value: unknown): JsonObject | null {
  if (value === undefined || value === null) return null
  if (isObject(value)) return inOrder(value)
  throw new TypeError('no object')
}

function withClaims(grant: HydraGrant, { access_token, id_token }: HookSession): HydraGrant {
  const { openid } = grant
  const sid = typeof id_token?.sid === 'string' ? id_token.sid : ''
  return {
    ...grant,
    access_claims: access_token,
    id_claims: id_token,
    ...(openid !== undefined && { openid: { ...openid, sid } }),
  }
}
