/** The ways of a listener into a provider. */
interface Doors {
  /** Answers a request to one side. The responses may be such as `jsonPartsOf` takes apart. */
  readonly serve: (side: 'public' | 'admin', request: Request) => Promise<Response>
  /** Tells the provider where it is reached, for when its options name no issuer. */
  readonly boundTo: (address: string) => void
}

type Fetch = (request: Request) => Promise<Response>

const doors = new WeakMap<object, Doors>()

/** Lets listeners into a provider. */
export function openDoors(provider: object, ways: Doors): void {
  doors.set(provider, ways)
}

/** The ways into a provider; for someone else's object those of its `fetch`. */
export const doorsOf = (provider: { readonly fetch: Fetch; readonly admin?: { readonly fetch: Fetch } }): Doors =>
  doors.get(provider) ?? {
    serve: (side, request) => (side === 'admin' ? (provider.admin ?? provider) : provider).fetch(request),
    boundTo: () => {},
  }
