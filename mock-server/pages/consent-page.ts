import { html } from 'hono/html'
import type { ProviderContext } from '../context.js'
import type { Interaction } from '../interaction/interaction.js'
import type { Person } from '../people.js'
import type { ClientRecord } from '../store/records.js'
import { clientLinks, clientName } from './client-names.js'
import { brand, type Markup, page, tie } from './page.js'

/** What each standard scope means to people, OpenID Connect Core 1.0 sections 5.4 and 11. */
const MEANINGS: Readonly<Record<string, string>> = {
  openid: 'Know who you are',
  profile: 'See your name and profile',
  email: 'See your email address',
  address: 'See your postal address',
  phone: 'See your phone number',
  offline_access: 'Keep access while you are away',
  offline: 'Keep access while you are away',
}

/** What a consent page shows. */
export interface ConsentPage {
  readonly interaction: Interaction
  readonly client: ClientRecord
  readonly person: Person
  readonly scope: string
}

/** The page on which a person allows or denies what a client asks for. */
export function consentPage(
  context: ProviderContext,
  { interaction, client, person, scope }: ConsentPage,
): Promise<Response> {
  const { ui_locales } = interaction.record.parameters
  return page({
    title: 'Allow access',
    body: html`${brand(context.issuer)}
<h1>Allow ${clientName(client, ui_locales)}?</h1>
<p class="lead">You are signed in as <strong>${person.username}</strong>. The application wants to</p>
${scopeList(scope)}
<form method="post" action="${context.url('submitConsent')}">
${tie(interaction)}
<div class="buttons"><button type="submit" name="action" value="allow">Allow</button><button type="submit" class="quiet" name="action" value="deny">Deny</button></div>
</form>
${clientLinks(client, ui_locales)}`,
  })
}

const meaningOf = (value: string): string => (Object.hasOwn(MEANINGS, value) ? (MEANINGS[value] ?? '') : 'Use')

/** What a scope opens, one line for each value. */
export const scopeList = (scope: string): Markup =>
  html`<ul class="scopes">${scope
    .split(' ')
    .map((value) => html`<li><span>${meaningOf(value)}</span> <code>${value}</code></li>`)}</ul>`

/** The same, each value to be had or not: fields with this name. */
export const scopeChoices = (scope: readonly string[], name: string): Markup =>
  html`<ul class="scopes">${scope.map(
    (value) =>
      html`<li><label class="choice"><input type="checkbox" name="${name}" value="${value}" checked> <span>${meaningOf(value)}</span></label> <code>${value}</code></li>`,
  )}</ul>`
