import type { HydraOperationName } from '../../../specs/index.js'
import { type Exchange, jsonBody } from '../exchange.js'
import { isObject, nonEmpty } from '../json.js'
import type { Leftover } from '../made-clients.js'
import type { HydraCall, HydraClient, HydraRequest } from './hydra-api.js'

/** Names that the run gives to what it makes begin so: nothing that is called otherwise is ever changed or deleted. */
export const OWN_PREFIX = 'touchstone-'

interface Kind {
  /** For messages: `key set touchstone-x`. */
  readonly name: string
  /** Operations whose success makes one, and where its id is. */
  readonly makers: Readonly<
    Partial<Record<HydraOperationName, (call: HydraCall, exchange: Exchange) => string | undefined>>
  >
  /** The request that removes it; lines that lack the operation have nothing to remove. */
  readonly removal: (id: string, api: HydraClient) => readonly [HydraOperationName, HydraRequest]
}

const member = (text: string | undefined, name: string): string | undefined => {
  try {
    const body: unknown = JSON.parse(text ?? '')
    return isObject(body) ? nonEmpty(body[name]) : undefined
  } catch {
    return undefined
  }
}

const named = ({ path }: HydraCall): string | undefined => path.set
/** A person that the run made up. */
const ownSubject = (_call: HydraCall, { request }: Exchange): string | undefined => {
  const subject = member(request.body, 'subject')
  return subject?.startsWith(OWN_PREFIX) === true ? subject : undefined
}

const KINDS: readonly Kind[] = [
  {
    name: 'key set',
    makers: { createJsonWebKeySet: named, setJsonWebKeySet: named, setJsonWebKey: named },
    removal: (set) => ['deleteJsonWebKeySet', { path: { set } }],
  },
  {
    name: 'trusted issuer',
    makers: {
      trustOAuth2JwtGrantIssuer: (_call, exchange) => {
        const body = jsonBody(exchange)
        return isObject(body) ? nonEmpty(body.id) : undefined
      },
    },
    removal: (id) => ['deleteTrustedOAuth2JwtGrantIssuer', { path: { id } }],
  },
  {
    name: 'consents of',
    makers: { acceptOAuth2LoginRequest: ownSubject },
    removal: (subject, { system }) => [
      'revokeOAuth2ConsentSessions',
      // 1.5 takes a subject alone as all of its consents.
      { query: { subject, ...(system === 'hydra-1.5' ? {} : { all: 'true' }) } },
    ],
  },
  {
    name: 'login sessions of',
    makers: { acceptOAuth2LoginRequest: ownSubject },
    removal: (subject) => ['revokeOAuth2LoginSessions', { query: { subject } }],
  },
]

/** What the run made at a Hydra beside its clients: key sets, trusted issuers, consents and sessions of made-up people. */
export class MadeAtHydra {
  readonly #api: HydraClient
  readonly #made = new Map<Kind, Set<string>>(KINDS.map((kind) => [kind, new Set()]))

  constructor(api: HydraClient) {
    this.#api = api
  }

  /** Takes note of what came to be. What is gone already costs one more request at the end. */
  observe(exchange: Exchange): void {
    if (exchange.request.method === 'GET' || exchange.response.status >= 300) return
    const call = this.#api.operationOf(exchange.request)
    if (call === undefined) return
    for (const [kind, ids] of this.#made) {
      const id = kind.makers[call.name]?.(call, exchange)
      if (id !== undefined) ids.add(id)
    }
  }

  /** Removes all that is still there. Names what stays, and why. */
  async removeAll(): Promise<readonly Leftover[]> {
    const all = [...this.#made].flatMap(([kind, ids]) => [...ids].map((id) => this.#remove(kind, id)))
    return (await Promise.all(all)).flat()
  }

  async #remove(kind: Kind, id: string): Promise<readonly Leftover[]> {
    const what = `${kind.name} ${id}`
    try {
      const { response } = await this.#api.send(...kind.removal(id, this.#api))
      // Gone already is as good as removed.
      if (response.status < 300 || response.status === 404) return []
      return [{ what, because: `the target answered ${response.status} to its deletion` }]
    } catch (reason) {
      return [{ what, because: reason instanceof Error ? reason.message : 'its deletion was not answered' }]
    }
  }
}
