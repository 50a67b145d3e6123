import { type Exchange, jsonBody } from './exchange.js'
import { isObject, nonEmpty } from './json.js'

/** Members of a Hydra client by which its tokens live for another time than the server's. */
const LIFESPAN = /_lifespan$/

/** The client that an answer is about, when it says one. */
function clientIn(exchange: Exchange): string | undefined {
  const body = jsonBody(exchange)
  return isObject(body) ? nonEmpty(body.client_id) : undefined
}

/** The client that an answer shows with a life span of its own. */
function clientWithLifespan(exchange: Exchange): string | undefined {
  const body = jsonBody(exchange)
  const has = isObject(body) && Object.entries(body).some(([name, span]) => LIFESPAN.test(name) && nonEmpty(span))
  return has ? clientIn(exchange) : undefined
}

const userOfBasic = (header: string): string | undefined => {
  const [, credentials] = /^basic (.+)$/i.exec(header) ?? []
  const [user] = Buffer.from(credentials ?? '', 'base64')
    .toString()
    .split(':')
  return nonEmpty(new URLSearchParams(`user=${user}`).get('user'))
}

/** The client that asks, by its credentials or by the parameter. */
function clientThatAsks({ request: { url, headers, body } }: Exchange): string | undefined {
  const header = headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1]
  return (
    userOfBasic(header ?? '') ??
    nonEmpty(new URLSearchParams(body).get('client_id')) ??
    nonEmpty(URL.canParse(url) ? new URL(url).searchParams.get('client_id') : undefined)
  )
}

/**
 * Numbers of the exchanges with clients that have life spans of their own, read before secrets are replaced: how long things live
 * there was chosen for the client, and says nothing about the server.
 */
export function exchangesWithOwnLifespans(exchanges: readonly Exchange[]): readonly number[] {
  const clients = new Set(exchanges.map(clientWithLifespan).filter((client) => client !== undefined))
  const isOne = (client: string | undefined): boolean => client !== undefined && clients.has(client)
  return exchanges
    .filter((exchange) => isOne(clientThatAsks(exchange)) || isOne(clientIn(exchange)))
    .map(({ id }) => id)
}
