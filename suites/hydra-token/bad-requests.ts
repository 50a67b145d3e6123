import { type ExchangeRow, exchangeChecks } from '../hydra/exchange-checks.js'
import { malformedRequests } from './malformed-requests.js'
import { notAllowed } from './not-allowed.js'
import { wrongCredentials } from './wrong-credentials.js'

/** Token requests that are answered by what they are alone. */
export const badRequestRows: readonly ExchangeRow[] = [...malformedRequests, ...wrongCredentials, ...notAllowed]

export const badRequests = exchangeChecks('hydra-token', 'oauth2TokenExchange', badRequestRows)
