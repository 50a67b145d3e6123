import { Skip } from '../../verdict.js'
import type { User } from '../context.js'
import { HarnessError } from '../errors.js'
import { mediaType } from '../exchange.js'
import { consentMove } from './consent.js'
import type { LoginDriver, LoginMove, Standing } from './driver.js'
import { type Form, type FormField, type Page, pageOf } from './forms.js'
import { lost, refused } from './lost.js'
import { submission } from './submission.js'
import { leadsElsewhere, namesSearch, namesUser, saysDeny } from './words.js'

/** Fields and buttons that the driver can't find by itself. Each is the `name` (or `id`) in the page. */
export interface FormDriverOptions {
  readonly usernameField?: string | undefined
  readonly passwordField?: string | undefined
  /** Further fields to fill in: values by field name. */
  readonly fields?: Readonly<Record<string, string>> | undefined
  /** Button (name, id, value or text) that accepts on the consent page. */
  readonly acceptButton?: string | undefined
  readonly denyButton?: string | undefined
}

/** A way that takes more pages than this leads nowhere. */
const MOST_MOVES = 15

const VISIBLE = new Set(['text', 'email', 'tel', 'password', 'number', 'url', 'textarea'])

/** Whether the answer is a page for people. Some servers send pages without a Content-Type. */
export function isPage({ exchange }: Pick<Standing, 'exchange'>): boolean {
  const type = mediaType(exchange)
  if (type === undefined) return /<\s*(?:!doctype|html|head|body|form|meta)\b/i.test(exchange.response.body)
  return type === 'text/html' || type === 'application/xhtml+xml'
}

/** Finds login and consent forms in the provider's pages and fills them in. What the options name wins over what is found. */
export const formDriver =
  (options: FormDriverOptions = {}): LoginDriver =>
  async (standing) => {
    if (standing.location !== undefined || !isPage(standing)) return undefined
    const page = await pageOf(standing.exchange)
    const move =
      loginMove(page, standing, options) ??
      accountMove(page, standing) ??
      consentMove(page, standing, options) ??
      relayMove(page, standing)
    if (move === undefined) return mustBeTheEnd(page, standing)
    if (standing.moves.length >= MOST_MOVES)
      throw lost(page, `${MOST_MOVES} pages were filled in and the way did not end`)
    return move
  }

const isNamed = (field: FormField, name: string | undefined): boolean =>
  name !== undefined && (field.name === name || field.id === name)

const passwordFields = (form: Form, options: FormDriverOptions): readonly FormField[] => {
  const named = form.fields.filter((field) => isNamed(field, options.passwordField))
  return named.length > 0 ? named : form.fields.filter((field) => field.type === 'password')
}

/** Likelihood that a field takes the name of the user; 0 when it doesn't. */
function usernameRank(field: FormField, options: FormDriverOptions): number {
  if (isNamed(field, options.usernameField)) return 10
  if (!['text', 'email', 'tel'].includes(field.type)) return 0
  if (/\b(?:username|email)\b/.test(field.autocomplete)) return 5
  if (namesSearch(field.name)) return 0
  if (field.type === 'email') return 4
  if (namesUser(field.name) || namesUser(field.id)) return 3
  return namesUser(field.label) ? 2 : 0
}

function usernameField(form: Form, options: FormDriverOptions, besidePassword: boolean): FormField | undefined {
  const ranked = form.fields
    .map((field) => ({ field, rank: usernameRank(field, options) }))
    .filter(({ rank }) => rank > 0)
  const best = ranked.reduce<(typeof ranked)[number] | undefined>(
    (a, b) => (a === undefined || b.rank > a.rank ? b : a),
    undefined,
  )
  if (best !== undefined || !besidePassword) return best?.field
  // Beside a password the only text field is the name, whatever it is called.
  const texts = form.fields.filter(({ type }) => type === 'text')
  return texts.length === 1 ? texts[0] : undefined
}

/** The form to sign in with: one password rather than two (that would be a registration), a field the config names first. */
function loginForm(page: Page, options: FormDriverOptions) {
  const candidates = page.forms
    .map((form) => ({ form, passwords: passwordFields(form, options), submits: form.role !== 'search' }))
    .filter(({ passwords, submits }) => passwords.length > 0 && submits)
    .sort((a, b) => a.passwords.length - b.passwords.length)
  const withPassword = candidates[0]
  if (withPassword !== undefined) {
    const { form, passwords } = withPassword
    return { form, username: usernameField(form, options, true), password: passwords[0] }
  }
  for (const form of page.forms) {
    const username = form.role === 'search' ? undefined : usernameField(form, options, false)
    if (username !== undefined) return { form, username, password: undefined }
  }
  return undefined
}

function loginMove(page: Page, standing: Standing, options: FormDriverOptions): LoginMove | undefined {
  const found = loginForm(page, options)
  if (found === undefined) return undefined
  const { form, username, password } = found
  const user = someone(standing.user)
  const filled: ('username' | 'password')[] = password === undefined ? ['username'] : ['password']
  const before = standing.moves.flatMap((move) => move.filled ?? [])
  if (filled.some((part) => before.includes(part))) throw refused(page, user)
  const values = {
    ...options.fields,
    ...(username === undefined ? {} : { [username.name]: user.username }),
    ...(password === undefined ? {} : { [password.name]: user.password }),
  }
  const unknown = form.fields.filter(
    (field) =>
      VISIBLE.has(field.type) &&
      field.value === '' &&
      !Object.hasOwn(values, field.name) &&
      passwordFields(form, options).length > 1,
  )
  if (unknown.length > 0)
    throw lost(
      page,
      `the form asks for more than a name and a password (${unknown.map(({ name }) => name).join(', ')})`,
    )
  const button =
    form.buttons.find((one) => !saysDeny(one.text || one.name) && !leadsElsewhere(one.text)) ?? form.buttons[0]
  return { kind: 'login', filled, request: submission(form, button, { values }) }
}

function someone(user: User | undefined): User {
  if (user === undefined) throw new Skip('the target asks someone to sign in, and no user is configured: set users')
  return user
}

/** A page that lists accounts to choose from: the user's, or the way to sign in with another. */
function accountMove(page: Page, { user, moves }: Standing): LoginMove | undefined {
  if (user === undefined || moves.some(({ kind }) => kind === 'login')) return undefined
  const name = user.username.toLowerCase()
  const shows = (text: string) =>
    text
      .toLowerCase()
      .split(/[\s<>(),]+/)
      .includes(name)
  for (const form of page.forms) {
    const button = form.buttons.find((one) => shows(one.text) || one.value.toLowerCase() === name)
    if (button !== undefined) return { kind: 'continue', request: submission(form, button) }
  }
  const link = page.links.find(({ text, url }) => shows(text) && /^https?:/.test(url))
  return link === undefined ? undefined : { kind: 'continue', request: { url: link.url } }
}

/** A page that hands hidden fields on: by script, or with one button. */
function relayMove(page: Page, standing: Standing): LoginMove | undefined {
  if (standing.exchange.response.status >= 400) return undefined
  const relays = page.forms.filter(
    (form) => form.fields.length > 0 && form.fields.every(({ type }) => type === 'hidden'),
  )
  const form = relays[0]
  if (form === undefined || relays.length > 1 || form.method !== 'post') return undefined
  if (!page.submitsItself && (form.buttons.length !== 1 || leadsElsewhere(form.buttons[0]?.text ?? '')))
    return undefined
  return { kind: 'continue', request: submission(form, form.buttons[0]) }
}

/** Submits pages that a script would submit by itself, and nothing else. */
export const relayDriver: LoginDriver = async (standing) => {
  if (standing.location !== undefined || !isPage(standing)) return undefined
  const page = await pageOf(standing.exchange)
  return page.submitsItself ? relayMove(page, standing) : undefined
}

/** Nothing to do on a page is right for an error page; a page that wants something we don't know is not the end. */
function mustBeTheEnd(page: Page, { exchange }: Standing): undefined {
  if (exchange.response.status >= 400) return undefined
  const asks = page.forms.find(
    (form) => form.method === 'post' && form.fields.some(({ type, name }) => VISIBLE.has(type) && !namesSearch(name)),
  )
  if (asks !== undefined) throw lost(page, 'a form asks for something unknown')
  if (page.forms.length === 0 && page.scripted && page.text.length < 200 && page.links.length === 0) {
    throw new HarnessError(
      'ERR_LOGIN_INCOMPLETE',
      `the page at ${page.url.replace(/[?#].*$/s, '')} is drawn by script, which the form driver does not run: set login.driver to a browser driver or a module of your own`,
      { page: page.url.replace(/[?#].*$/s, ''), reason: 'script' },
    )
  }
  return undefined
}
