import { DEFAULT_PEOPLE } from '../mock-server/default-people.js'
import type { ClientOptions, PersonOptions, ProviderOptions } from '../mock-server/options.js'
import { DEFAULT_CLIENTS } from '../mock-server/resolve-options.js'
import { packageVersion } from './package.js'
import { snippet } from './serve-snippet.js'

interface Served {
  readonly issuer: string
  /** The address that it listens on. */
  readonly url: string
  readonly options: ProviderOptions
}

/** More people than that are counted, not named. */
const MOST_NAMED = 5

// Only secrets that stand in the source of the mock are shown; what the user gave is known to the user, and stays out of logs.
const clientLine = (client: ClientOptions): string => {
  const { client_id, client_secret, redirect_uris = ['http://127.0.0.1/callback'] } = client
  const secret =
    client_secret === undefined
      ? 'public'
      : DEFAULT_CLIENTS.includes(client)
        ? `secret ${client_secret}`
        : 'secret as given'
  return `${client_id} (${secret})  ${redirect_uris.join(' ')}`
}

const personLine = ({ username, password }: PersonOptions): string =>
  `${username} (password ${password === undefined || password === 'password' ? 'password' : 'as given'})`

function peopleLines(people: readonly PersonOptions[]): readonly string[] {
  const named = people.slice(0, MOST_NAMED).map(personLine)
  return people.length > MOST_NAMED ? [...named, `and ${people.length - MOST_NAMED} more`] : named
}

const labelled = (label: string, lines: readonly string[]): readonly string[] =>
  lines.map((line, index) => `  ${(index === 0 ? label : '').padEnd(12)}${line}`)

/** What `touchstone serve` says when it is ready: all that an app needs to sign someone in. */
export function welcome({ issuer, url, options }: Served): string {
  const { clients = DEFAULT_CLIENTS, people = DEFAULT_PEOPLE, faults = [] } = options
  const [client] = clients
  return [
    `Touchstone ${packageVersion()}: a mock provider for tests, never for production`,
    '',
    ...labelled('issuer', [issuer]),
    ...(url === issuer ? [] : labelled('listens on', [url])),
    ...labelled('discovery', [`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`]),
    ...labelled('clients', clients.map(clientLine)),
    ...labelled('people', peopleLines(people)),
    ...labelled(
      'faults',
      faults.map((fault) => (typeof fault === 'string' ? fault : fault.id)),
    ),
    ...labelled('stop', ['Ctrl-C']),
    ...(client === undefined
      ? []
      : [
          '',
          'Sign in with openid-client (npm install openid-client):',
          '',
          snippet(issuer, client, DEFAULT_CLIENTS.includes(client)),
        ]),
    '',
  ].join('\n')
}
