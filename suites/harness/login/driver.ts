import type { LoginStep, User } from '../context.js'
import type { Exchange, HttpRequest } from '../exchange.js'

/** What a login driver wants to be sent next, in the browser that is signing in. */
export interface LoginMove {
  readonly kind: 'login' | 'consent' | 'continue'
  readonly request: HttpRequest
  /** What of the user was filled in: a second page that asks for the same means it was refused. */
  readonly filled?: readonly ('username' | 'password')[]
}

/** Where a browser stands on its way from the authorization endpoint to the client. */
export interface Standing {
  /** The answer that is to be looked at: a page, or a redirect that has not been followed. */
  readonly exchange: Exchange
  /** The address of that answer. */
  readonly url: string
  /** Where a redirect leads, resolved. */
  readonly location?: string
  /** Who signs in; absent when the target has no users. */
  readonly user?: User
  readonly decision: 'accept' | 'deny'
  readonly steps: readonly LoginStep[]
  /** What the driver did before on this way, oldest first. */
  readonly moves: readonly LoginMove[]
  /** Sends a request in the same browser; no redirect is followed. */
  readonly send: (request: HttpRequest) => Promise<Exchange>
}

/**
 * Signs in and consents. Says what to send next, or `undefined` when there is nothing to do here: a redirect is followed
 * then, and a page ends the way. Throws `HarnessError` `ERR_LOGIN_INCOMPLETE` when it does not know how to go on.
 */
export type LoginDriver = (standing: Standing) => Promise<LoginMove | undefined>
