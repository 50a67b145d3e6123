import type { AuthorizationOutcome, Flow } from './context.js'
import { type Exchange, jsonBody } from './exchange.js'
import { isObject } from './json.js'

type Failure = NonNullable<Flow['failure']>

/** The checks whose matter it is when a step of a flow fails. */
const BLAME = {
  authorization: 'authorization-response/resp-success',
  token: 'token/token-success',
  userinfo: 'userinfo/ui-get',
} as const

export const tokenFailure = (exchange: Exchange): Failure => ({
  at: 'token',
  because: `the token endpoint answered ${told(exchange)}`,
  blame: BLAME.token,
  exchange,
})

export const userinfoFailure = (exchange: Exchange): Failure => ({
  at: 'userinfo',
  because: `the UserInfo endpoint answered ${told(exchange)}`,
  blame: BLAME.userinfo,
  exchange,
})

/** Status, and the error of the body or of WWW-Authenticate when there is one. */
function told(exchange: Exchange): string {
  const { status, headers } = exchange.response
  const body = jsonBody(exchange)
  const named = isObject(body)
    ? [body.error, body.error_description].filter((part) => typeof part === 'string').join(': ')
    : ''
  const said = named || (headers.get('www-authenticate') ?? '')
  return said === '' ? String(status) : `${status} (${said})`
}

export function authorizationFailure(outcome: AuthorizationOutcome): Failure {
  return { at: 'authorization', because: whyRefused(outcome), blame: BLAME.authorization, exchange: outcome.exchange }
}

function whyRefused(outcome: AuthorizationOutcome): string {
  if (outcome.kind === 'callback') {
    const { error, error_description } = outcome.parameters
    return `the authorization was refused with ${[error, error_description].filter((part) => part !== undefined).join(': ')}`
  }
  if (outcome.kind === 'page') {
    const named = errorIn(outcome.exchange.request.url)
    return `the authorization ended on a page with status ${outcome.status}${named}: ${outcome.text.slice(0, 200)}`
  }
  const place = `${outcome.location.replace(/[?#].*$/s, '')}${errorIn(outcome.location)}`
  return `the browser was sent to ${place}, which is neither the provider nor the client (if it is the login page, set login.origins)`
}

/** The error that an address tells its page: ` (error=invalid_client)`; nothing when it tells none. */
function errorIn(url: string): string {
  const error = URL.canParse(url) ? new URL(url).searchParams.get('error') : null
  return error === null || !/^[\w-]+$/.test(error) ? '' : ` (error=${error})`
}
