import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { cspHash, STYLE } from './style.js'

/** Markup made by the `html` tag of hono: everything put into it is escaped. */
export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>

/** What stands on a page. */
export interface PageContent {
  readonly title: string
  readonly body: Markup
  /** @default 200 */
  readonly status?: number
  /** `Set-Cookie` values. */
  readonly cookies?: readonly string[]
  /** Further elements of the head. */
  readonly head?: Markup
  /** The one script that may run. */
  readonly script?: string
  /** Origins that may be framed by the page. */
  readonly frames?: readonly string[]
}

/** Every page is one person's alone, and tells nobody where its links were followed from: RFC 9700 sections 4.2.4 and 4.16. */
const HEADERS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const

/** The whole document of a page. */
export const document = (content: Pick<PageContent, 'title' | 'head' | 'body' | 'script'>): Markup =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${content.title}</title>
<style>${raw(STYLE)}</style>
${content.head ?? ''}
</head>
<body>
<main>
${content.body}
</main>
<footer>Touchstone mock provider, for tests only. Nothing you type here reaches a real account.</footer>
${content.script === undefined ? '' : html`<script>${raw(content.script)}</script>`}
</body>
</html>
`

/** A page for a person: no fetched content, no frame around it. */
export async function page(content: PageContent): Promise<Response> {
  const markup = await document(content)
  const headers = new Headers({
    ...HEADERS,
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': await contentSecurityPolicy(content),
    'x-frame-options': 'DENY',
  })
  for (const cookie of content.cookies ?? []) headers.append('set-cookie', cookie)
  return new Response(String(markup), { status: content.status ?? 200, headers })
}

/**
 * There is no `form-action`: browsers apply it to redirects that follow a form as well, and those lead to the client, and from
 * there to wherever the client likes.
 */
async function contentSecurityPolicy({ script, frames = [] }: PageContent): Promise<string> {
  const directives = [
    "default-src 'none'",
    `style-src ${await cspHash(STYLE)}`,
    ...(script === undefined ? [] : [`script-src ${await cspHash(script)}`]),
    ...(frames.length === 0 ? [] : [`frame-src ${frames.join(' ')}`]),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ]
  return directives.join('; ')
}

/** Sends the browser on. 303, so that a form with a password is not sent again: RFC 9700 section 4.12. */
export function redirect(location: string, cookies: readonly string[] = [], status = 303): Response {
  const headers = new Headers({ ...HEADERS, location })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(null, { status, headers })
}

/** The head of a card: whose page this is. */
export const brand = (issuer: string): Markup =>
  html`<p class="brand"><span class="stone" aria-hidden="true"></span><span>${issuer.replace(/^https?:\/\//, '')}</span></p>`

/** The fields that tie a form to its page. */
export const tie = (interaction: { readonly id: string; readonly record: { readonly csrf: string } }): Markup =>
  html`<input type="hidden" name="interaction" value="${interaction.id}"><input type="hidden" name="csrf" value="${interaction.record.csrf}">`
