import type { User } from '../context.js'
import { HarnessError } from '../errors.js'
import type { Form, Page } from './forms.js'

const placeOf = (url: string): string => url.replace(/[?#].*$/s, '')

const describeForm = (form: Form): string => {
  const fields = form.fields.map(({ name, type }) => `${name} (${type})`).join(', ')
  const buttons = form.buttons.map(({ text, name }) => JSON.stringify(text || name)).join(', ')
  return `form to ${placeOf(form.action)} with fields ${fields || 'none'}${buttons === '' ? '' : ` and buttons ${buttons}`}`
}

const HINT =
  'set login.usernameField, login.passwordField, login.fields, login.acceptButton or login.denyButton, or give login.driver a module of your own'

/** The driver does not know how to go on: says on which page, what it saw, and what to set. */
export function lost(page: Page, because: string): HarnessError {
  const forms = page.forms.map(describeForm)
  const where = `${placeOf(page.url)}${page.title === '' ? '' : ` "${page.title}"`}`
  return new HarnessError(
    'ERR_LOGIN_INCOMPLETE',
    `lost on the page ${where}: ${because}. It has ${forms.length === 0 ? 'no form' : forms.join('; ')}. To help, ${HINT}`,
    { page: placeOf(page.url), title: page.title, forms: forms.join('; '), reason: 'lost' },
  )
}

const WRONG =
  /[^.!?\n]*\b(?:invalid|incorrect|wrong|unknown|fail\w*|not (?:found|match\w*|recogni[sz]ed|valid)|does not|locked|falsch|ungültig|incorrecto?|errat\w|onjuist)\b[^.!?\n]*[.!?]?/i

/** The login page came back after it was filled in: shows what the page says about it. */
export function refused(page: Page, user: User): HarnessError {
  const messages = page.messages()
  const said =
    messages.find((message) => WRONG.test(message)) ??
    messages[0] ??
    WRONG.exec(page.text)?.[0] ??
    page.text.slice(0, 200)
  const message = said.trim().replaceAll(user.password, '[password]')
  return new HarnessError(
    'ERR_LOGIN_INCOMPLETE',
    `the login page at ${placeOf(page.url)} did not accept the user ${JSON.stringify(user.username)}; it says: ${JSON.stringify(message)}. Check users, or set login.usernameField and login.passwordField`,
    { page: placeOf(page.url), user: user.username, message, reason: 'refused' },
  )
}
