import type { ProviderClock } from '../clock.js'
import type { Person } from '../people.js'
import type { Fault } from '../seams.js'
import type { ActiveFaults, FaultScope } from './active-faults.js'
import { findFault } from './fault-catalogue.js'
import type { Journal, JournalEntry } from './journal.js'
import type { Overrides, ResponseSource } from './overrides.js'

/** What `fetch` takes beside the URL. Members may be there and `undefined`, as libraries hand them over. */
export type FetchInit = { readonly [member in keyof RequestInit]?: RequestInit[member] | undefined }

/** A server with the signature of the global fetch. Only the path of the URL is looked at, not the host. Needs no `this`. */
export type ProviderFetch = (input: Request | string | URL, init?: FetchInit) => Promise<Response>

/** What a test does with a provider of any system. `Id`: its operations; `Seen`: what the journal calls them. */
export interface ProviderControls<Id extends string, Seen extends string = Id> extends AsyncDisposable {
  /** The issuer identifier. `listen` of `oidc-touchstone/node` sets it to the listening address unless the options name one. */
  readonly issuer: string
  /** The provider's time: `advance('1h')`, `set`, `freeze`. */
  readonly clock: ProviderClock
  /** Who can sign in. */
  readonly people: readonly Person[]
  /** The last exchanges, oldest first; secrets are replaced. */
  readonly journal: readonly JournalEntry<Seen>[]
  /** Takes on a fault. The function returned gets rid of it. Throws a `RangeError` when the fault is not for this system. */
  use(fault: Fault, scope?: FaultScope): () => void
  /** Takes on a fault of the catalogue by its id. Rejects for an unknown id, naming the one most like it. */
  use(id: string, scope?: FaultScope): Promise<() => void>
  /** Answers the next request for this operation with this response, unchanged. */
  once(operationId: Id, response: ResponseSource): void
  /** Signs with new keys from now on. The old ones stay in the key set. */
  rotateKeys(): Promise<void>
  /** Back to the start: no grants, tokens, sessions, registered clients and journal; faults of the options only; the real time. */
  reset(): Promise<void>
  /** Waits for work that goes on after responses, and answers 503 from now on. May be called again. */
  close(): Promise<void>
}

/** What the controls move. */
export interface Controlled<Id extends string, Seen extends string> {
  readonly state: {
    readonly issuer: string
    readonly clock: ProviderClock
    readonly people: { readonly all: readonly Person[] }
    readonly keys: { rotate(): Promise<void> }
    settle(): Promise<void>
    reset(): Promise<void>
  }
  readonly server: { readonly journal: Journal<Seen>; readonly overrides: Overrides<Id>; close(): void }
  readonly faults: ActiveFaults
  /** Faults of the options: there from the start, and again after each reset. */
  readonly configured: readonly (Fault | string)[]
  readonly operations: ReadonlySet<Id>
}

/** Takes on the faults of the options and hands out the controls. Members may be added to the object. */
export async function controlsOf<Id extends string, Seen extends string>(
  controlled: Controlled<Id, Seen>,
): Promise<ProviderControls<Id, Seen>> {
  const { state, server, faults, operations } = controlled
  const configured = await Promise.all(controlled.configured.map(asFault))
  const takeOn = (): void => {
    faults.clear()
    for (const fault of configured) faults.add(fault)
  }
  takeOn()
  const controls: ProviderControls<Id, Seen> = {
    get issuer() {
      return state.issuer
    },
    clock: state.clock,
    people: state.people.all,
    get journal() {
      return server.journal.entries
    },
    use: useOf(faults),
    once: (operationId, response) => server.overrides.add(known(operationId, operations), response),
    rotateKeys: () => state.keys.rotate(),
    async reset() {
      takeOn()
      server.overrides.clear()
      await state.reset()
      server.journal.clear()
    },
    async close() {
      server.close()
      await state.settle()
    },
    async [Symbol.asyncDispose]() {
      await controls.close()
    },
  }
  return controls
}

/** The request that a call of `fetch` means. */
export const asRequest = (input: Request | string | URL, init: FetchInit | undefined): Request =>
  isRequest(input, init) ? input : new Request(input, defined(init))

/** The members that have a value: undefined is like absent. */
const defined = (init: FetchInit = {}): RequestInit =>
  Object.fromEntries(Object.entries(init).filter(([, value]) => value !== undefined))

const isRequest = (input: Request | string | URL, init: FetchInit | undefined): input is Request =>
  init === undefined && typeof input === 'object' && !(input instanceof URL)

const asFault = async (fault: Fault | string): Promise<Fault> => (typeof fault === 'string' ? findFault(fault) : fault)

function useOf(faults: ActiveFaults): ProviderControls<string>['use'] {
  function use(fault: Fault, scope?: FaultScope): () => void
  function use(id: string, scope?: FaultScope): Promise<() => void>
  function use(fault: Fault | string, scope?: FaultScope): (() => void) | Promise<() => void> {
    if (typeof fault !== 'string') return faults.add(fault, scope)
    return findFault(fault).then((found) => faults.add(found, scope))
  }
  return use
}

function known<Id extends string>(operationId: Id, operations: ReadonlySet<Id>): Id {
  if (operations.has(operationId)) return operationId
  throw new RangeError(`there is no operation '${operationId}'; known are: ${[...operations].join(', ')}`)
}
