import { html } from 'hono/html'
import type { ClientRecord } from '../store/records.js'
import type { Markup } from './page.js'

/** A member of the client's metadata in the best language there is, Dynamic Client Registration 1.0 section 2.1. */
function inLanguage(client: ClientRecord, member: string, ui_locales = ''): string | undefined {
  const tagged = new Map(
    Object.entries(client.metadata)
      .filter(([name]) => name.startsWith(`${member}#`))
      .map(([name, value]) => [name.slice(member.length + 1).toLowerCase(), value]),
  )
  for (const locale of ui_locales.toLowerCase().split(' ')) {
    const found = tagged.get(locale) ?? tagged.get(locale.split('-')[0] ?? '')
    if (typeof found === 'string') return found
  }
  const plain = client.metadata[member]
  return typeof plain === 'string' ? plain : undefined
}

/** What the client is called in front of people. */
export const clientName = (client: ClientRecord, ui_locales?: string): string =>
  inLanguage(client, 'client_name', ui_locales) ?? client.client_id

const LINKS = {
  client_uri: 'Home page',
  logo_uri: 'Logo',
  policy_uri: 'Privacy policy',
  tos_uri: 'Terms of service',
} as const

/** Links to what the client says of itself. Nothing of it is loaded into the page. */
export function clientLinks(client: ClientRecord, ui_locales?: string): Markup {
  const links = Object.entries(LINKS).flatMap(([member, label]) => {
    const uri = inLanguage(client, member, ui_locales)
    return uri !== undefined && /^https?:\/\//.test(uri) ? [{ label, uri }] : []
  })
  if (links.length === 0) return html``
  return html`<p class="links">${links.map(({ label, uri }) => html`<a href="${uri}" target="_blank" rel="noopener noreferrer">${label}</a>`)}</p>`
}
