import type { Check } from '../check.js'
import type { CheckContext } from '../harness/context.js'
import { type ExpectedLanding, judgeLanding } from '../hydra/landing.js'
import { EVERY_HYDRA, hydraRequires } from '../hydra/requirement.js'
import { rememberedSession, type SignedIn } from '../hydra/signed-in.js'
import { logOut } from './begin-logout.js'

/** A visit to the logout endpoint, and where it must lead. */
export interface LogoutRow {
  readonly name: string
  readonly title: string
  /** In a browser of the remembered session; else in a new one, where nobody is signed in. */
  readonly signedIn?: true
  readonly query?:
    | Readonly<Record<string, string>>
    | ((session: SignedIn, context: CheckContext) => Readonly<Record<string, string>>)
  readonly expected: ExpectedLanding
}

const refused: ExpectedLanding = { to: 'the error page', status: 302, parameters: { error: 'invalid_request' } }
const asked: ExpectedLanding = { to: 'the logout app', status: 302 }
const unknown = (error: string | RegExp): ExpectedLanding => ({
  to: 'the error page',
  status: 302,
  parameters: { error },
})

const registered = ({ client }: SignedIn): string => client.post_logout_redirect_uris[0] ?? client.redirect_uris[0]

/** Where visits to the logout endpoint lead, as a table. */
export const logoutRows: readonly LogoutRow[] = [
  {
    name: 'signed-out',
    title: 'Where nobody is signed in a logout goes straight to where logouts end',
    expected: { to: 'elsewhere', status: 302 },
  },
  {
    name: 'redirect-uri-signed-out',
    title: 'Where nobody is signed in a redirect URI without an ID token gets an error page: invalid_request',
    query: (session) => ({ post_logout_redirect_uri: registered(session) }),
    expected: refused,
  },
  {
    name: 'redirect-uri-without-hint',
    title: 'A redirect URI without the ID token of its client gets an error page: invalid_request',
    signedIn: true,
    query: (session) => ({ post_logout_redirect_uri: registered(session) }),
    expected: refused,
  },
  {
    name: 'state-without-hint',
    title: 'A state without the ID token of a client gets an error page: invalid_request',
    signedIn: true,
    query: { state: 'logout-state-1' },
    expected: refused,
  },
  {
    name: 'hint-garbage',
    title: 'An ID token that is none gets an error page: invalid_request',
    query: { id_token_hint: 'garbage' },
    expected: refused,
  },
  {
    name: 'redirect-uri-unregistered',
    title: 'A redirect URI that the client has not registered gets an error page: invalid_request',
    signedIn: true,
    query: (session) => ({ id_token_hint: session.idToken, post_logout_redirect_uri: `${registered(session)}/other` }),
    expected: refused,
  },
  {
    name: 'hint-without-cookie',
    title: 'An ID token names the session also in a browser that does not have it: the logout app is asked',
    query: ({ idToken }) => ({ id_token_hint: idToken }),
    expected: asked,
  },
  {
    name: 'verifier-unknown',
    title: 'A logout verifier that was never given out gets an error page',
    query: (_session, { random }) => ({ logout_verifier: random(32) }),
    expected: unknown(/./),
  },
]

/** Where visits to the logout endpoint lead. */
export const requestChecks: readonly Check[] = logoutRows.map(({ name, title, signedIn, query = {}, expected }) => ({
  id: `hydra-logout/${name}`,
  title,
  requirement: hydraRequires('revokeOidcSession'),
  operations: ['revokeOidcSession'],
  systems: EVERY_HYDRA,
  async run(context) {
    const session = await rememberedSession(context)
    const browser = signedIn === true ? session.browser : context.browser()
    const exchange = await logOut(context, browser, typeof query === 'function' ? query(session, context) : query)
    return judgeLanding(exchange, session.client, expected)
  },
}))
