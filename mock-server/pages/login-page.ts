import { html } from 'hono/html'
import type { ProviderContext } from '../context.js'
import type { Interaction } from '../interaction/interaction.js'
import type { Person } from '../people.js'
import type { ClientRecord } from '../store/records.js'
import { clientLinks, clientName } from './client-names.js'
import { brand, type Markup, page, tie } from './page.js'

/** What a login page shows. */
export interface LoginPage {
  readonly interaction: Interaction
  /** Absent when the client is gone, or a device waits. */
  readonly client: ClientRecord | undefined
  /** Filled in as user name. */
  readonly username: string
  /** Who is signed in already. */
  readonly current: Person | undefined
  /** Shown when the last try failed. */
  readonly problem?: string
}

/** Most people that are listed; whoever is beyond types a name. */
const LISTED = 12

/** The page on which people sign in: by name and password, or with one click on a seeded person. */
export function loginPage(context: ProviderContext, login: LoginPage): Promise<Response> {
  const { client, interaction, current } = login
  const { ui_locales } = interaction.record.parameters
  const action = context.url('submitLogin')
  return page({
    title: 'Sign in',
    body: html`${brand(context.issuer)}
<h1>Sign in</h1>
${client === undefined ? '' : html`<p class="lead">to go on to <strong>${clientName(client, ui_locales)}</strong></p>`}
${login.problem === undefined ? '' : html`<p class="alert" role="alert">${login.problem}</p>`}
<form method="post" action="${action}">
${tie(interaction)}
<label>Username <input name="username" value="${login.username}" autocomplete="username" autocapitalize="none" spellcheck="false" required ${login.username === '' ? html`autofocus` : ''}></label>
<label>Password <input name="password" type="password" autocomplete="current-password" required ${login.username === '' ? '' : html`autofocus`}></label>
<div class="buttons"><button type="submit">Sign in</button><button type="submit" class="quiet" name="action" value="cancel" formnovalidate>Cancel</button></div>
</form>
${oneClick(context, interaction, current)}
${client === undefined ? '' : clientLinks(client, ui_locales)}`,
  })
}

/** The seeded people, each a button. Mocks need no passwords to be kept secret. */
function oneClick(context: ProviderContext, interaction: Interaction, current: Person | undefined): Markup {
  const people = [...context.people.all].slice(0, LISTED)
  if (people.length === 0) return html``
  const more = context.people.all.length - people.length
  return html`<h2>${current === undefined ? 'Or sign in with one click' : 'Or choose an account'}</h2>
<form method="post" action="${context.url('submitLogin')}">
${tie(interaction)}
<ul class="people">${people.map((person) => html`<li>${personButton(person, person === current)}</li>`)}</ul>
${more > 0 ? html`<p class="lead">and ${more} more, by name and password</p>` : ''}
</form>`
}

function personButton({ username, claims }: Person, isCurrent: boolean): Markup {
  const name = typeof claims.name === 'string' ? claims.name : username
  const note = isCurrent ? 'signed in now' : claims.email
  // Choosing the account one is signed in to is no new sign-in.
  const [field, value] = isCurrent ? ['action', 'continue'] : ['person', username]
  return html`<button name="${field}" value="${value}"><span class="face" aria-hidden="true">${[...name][0] ?? '?'}</span><span>${name}<small>${username}${typeof note === 'string' ? `, ${note}` : ''}</small></span></button>`
}
