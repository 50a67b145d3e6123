import type { AuthorizationOutcome, Callback } from './context.js'
import type { Form } from './login/forms.js'

type Found = Callback['found'][number]
type Place = Found['place']

/** What an authorization response may carry: tells where the response stands when other parameters stand elsewhere. */
const RESPONSE_PARAMETERS = new Set([
  'code',
  'access_token',
  'id_token',
  'error',
  'error_description',
  'error_uri',
  'state',
  'iss',
  'token_type',
  'expires_in',
  'scope',
  'session_state',
  'response',
])

const withoutQuery = (url: string): string => {
  const parsed = new URL(url)
  parsed.search = ''
  parsed.hash = ''
  return parsed.href
}

/** The URI of the list that a URL leads to: same scheme, host, port and path. Its query may be lost; that is judged elsewhere. */
export function callbackUri(url: string, uris: readonly string[]): string | undefined {
  if (!URL.canParse(url)) return undefined
  const bare = withoutQuery(url)
  const here = uris.filter((uri) => URL.canParse(uri) && withoutQuery(uri) === bare)
  // Of several that differ in their query, the one whose query is there.
  return (
    here.find((uri) =>
      registeredPairs(uri).every(([name, value]) => new URL(url).searchParams.getAll(name).includes(value)),
    ) ?? here[0]
  )
}

const registeredPairs = (uri: string): readonly [string, string][] => [...new URL(uri).searchParams]

/** The pairs of a query, without those that the redirect URI was registered with. */
function addedPairs(url: string, uri: string): readonly [string, string][] {
  const registered = registeredPairs(uri).map((pair) => JSON.stringify(pair))
  return [...new URL(url).searchParams].filter((pair) => {
    const index = registered.indexOf(JSON.stringify(pair))
    if (index >= 0) registered.splice(index, 1)
    return index < 0
  })
}

const at = (place: Place, pairs: Iterable<readonly [string, string]>): Found[] =>
  [...pairs].map(([name, value]) => ({ place, name, value }))

/**
 * Whether a URL carries an authorization response: such a redirect is never followed, wherever it leads. An `error` alone may
 * be a login page's own; with our state it is a response.
 */
export function carriesResponse(url: string, state: string | undefined): boolean {
  const { searchParams, hash } = new URL(url)
  const parameters = new Map([...searchParams, ...new URLSearchParams(hash.slice(1))])
  if (['code', 'access_token', 'id_token'].some((name) => parameters.has(name))) return true
  return parameters.has('error') && state !== undefined && parameters.get('state') === state
}

export type Arrival = Pick<Callback, 'url' | 'place' | 'parameters' | 'found' | 'form'>

function arrival(url: string, found: readonly Found[], form?: Callback['form']): Arrival {
  const places = (['form_post', 'fragment', 'query'] as const).filter((place) =>
    found.some((one) => one.place === place),
  )
  const place =
    places.find((one) => found.some((pair) => pair.place === one && RESPONSE_PARAMETERS.has(pair.name))) ??
    places[0] ??
    'none'
  const parameters: Record<string, string> = {}
  for (const one of found) if (one.place === place) parameters[one.name] ??= one.value
  return { url, place, parameters, found, ...(form === undefined ? {} : { form }) }
}

/** A redirect that reached the client. */
export const redirectArrival = (url: string, uri: string): Arrival =>
  arrival(url, [
    ...at('query', addedPairs(url, uri)),
    ...at('fragment', new URLSearchParams(new URL(url).hash.slice(1))),
  ])

/** A page whose form posts to the client, OAuth 2.0 Form Post Response Mode section 2. */
export const formPostArrival = (form: Form, uri: string): Arrival =>
  arrival(
    form.action,
    [
      ...at(
        'form_post',
        form.fields.map(({ name, value }) => [name, value] as const),
      ),
      ...at('query', addedPairs(form.action, uri)),
    ],
    { method: form.method, enctype: form.enctype, action: form.action },
  )

export type Ending =
  | ({ readonly kind: 'callback' } & Arrival)
  | Pick<Extract<AuthorizationOutcome, { kind: 'page' }>, 'kind' | 'status' | 'text'>
  | Pick<Extract<AuthorizationOutcome, { kind: 'elsewhere' }>, 'kind' | 'location'>
