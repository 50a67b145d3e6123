import type { Clock } from './clock.js'
import type { Exchange } from './exchange.js'
import { Redactor } from './redaction/redactor.js'
import type { Scopes } from './scope.js'
import type { Target } from './target.js'
import { Transport } from './transport.js'
import { functionWire, socketWire } from './wire.js'

export interface Connection {
  readonly transport: Transport
  readonly redactor: Redactor
  /** Called with every exchange as soon as it is there. */
  readonly observers: ((exchange: Exchange) => void)[]
}

/** The way to a target: over sockets, or to its function. Learns secrets as they go by. */
export async function connect(target: Target, clock: Clock, scopes: Scopes): Promise<Connection> {
  const { requestTimeout, concurrency, rateLimit, fetch, ca } = target
  const redactor = redactorFor(target)
  const observers: Connection['observers'] = []
  const wire = fetch === undefined ? await socketWire({ ca, connections: concurrency }) : functionWire(fetch)
  const observe = (exchange: Exchange): void => {
    redactor.learn(exchange)
    for (const observer of observers) observer(exchange)
  }
  const transport = new Transport({ wire, clock, scopes, requestTimeout, concurrency, rateLimit, observe })
  transport.operations.learnConfiguration(target.configurationUrl)
  return { transport, redactor, observers }
}

/** Knows the secrets of the configuration from the start. */
function redactorFor({ clients, users, login, initialAccessToken }: Target): Redactor {
  const redactor = new Redactor()
  for (const { client_secret } of clients)
    if (client_secret !== undefined) redactor.learnValue('client_secret', client_secret)
  for (const { password } of users) redactor.learnValue('password', password)
  for (const secret of login.secrets) redactor.learnValue('secret', secret)
  if (initialAccessToken !== undefined) redactor.learnValue('initial_access_token', initialAccessToken)
  return redactor
}
