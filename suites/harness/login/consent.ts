import type { LoginMove, Standing } from './driver.js'
import type { FormDriverOptions } from './form-driver.js'
import type { Button, Form, FormField, Page } from './forms.js'
import { lost } from './lost.js'
import { submission } from './submission.js'
import { leadsElsewhere, saysAccept, saysDeny, saysRemember, speaksOfConsent } from './words.js'

interface Choice {
  readonly form: Form
  readonly button: Button | undefined
  readonly meaning: 'accept' | 'deny' | undefined
}

/** What pressing a button means. What a person reads counts before the names in the markup. */
function meaningOf(form: Form, button: Button | undefined, options: FormDriverOptions): Choice['meaning'] {
  const marks = button === undefined ? [] : [button.text, button.value, button.name, button.id]
  if (options.acceptButton !== undefined && marks.includes(options.acceptButton)) return 'accept'
  if (options.denyButton !== undefined && marks.includes(options.denyButton)) return 'deny'
  // "Deny" first: "do not allow" says allow too.
  for (const mark of [...marks, button?.action ?? '', form.id, form.name, new URL(form.action).pathname]) {
    if (mark === '') continue
    if (saysDeny(mark)) return 'deny'
    if (saysAccept(mark)) return 'accept'
  }
  return undefined
}

const choicesOf = (page: Page, options: FormDriverOptions): readonly Choice[] =>
  page.forms
    .filter((form) => form.role !== 'search')
    .flatMap((form) =>
      (form.buttons.length === 0 ? [undefined] : form.buttons).map((button) => ({
        form,
        button,
        meaning: meaningOf(form, button, options),
      })),
    )
    .filter(({ button }) => button === undefined || !leadsElsewhere(button.text))

const isOption = (field: FormField): boolean => field.type === 'checkbox' || field.type === 'radio'

/** Whether the page asks for consent, rather than just saying "continue". */
function asksConsent(page: Page, choices: readonly Choice[], form: Form): boolean {
  if (choices.some(({ meaning }) => meaning === 'deny')) return true
  if (form.fields.some((field) => isOption(field) && !saysRemember(field.name))) return true
  const names = form.fields.flatMap(({ name, value }) => [name, value.slice(0, 40)])
  return [page.title, page.text.slice(0, 500), form.id, form.action, ...names].some(speaksOfConsent)
}

/** A consent page, or one that has nothing but a way on. */
export function consentMove(page: Page, standing: Standing, options: FormDriverOptions): LoginMove | undefined {
  const choices = choicesOf(page, options)
  const accept = choices.find(({ meaning }) => meaning === 'accept')
  const deny = choices.find(({ meaning }) => meaning === 'deny')
  // An error page may have a "back" or "continue" button; it is no consent page.
  if (standing.exchange.response.status >= 400 && (accept === undefined || deny === undefined)) return undefined
  const boxed = choices.find(({ form }) => form.method === 'post' && form.fields.some((field) => isOption(field)))
  const chosen = accept ?? boxed
  if (chosen === undefined) return undefined
  const consent = asksConsent(page, choices, chosen.form)
  const asked = standing.moves.filter((move) => move.kind === 'consent').length
  if (consent && asked >= 3) throw lost(page, 'the consent page came back again and again')
  if (!consent || standing.decision === 'accept') {
    return {
      kind: consent ? 'consent' : 'continue',
      request: submission(chosen.form, chosen.button, { checked: agreed(chosen.form) }),
    }
  }
  return denial(page, chosen, deny)
}

/** Check boxes on a consent page are what is consented to: all of them. What is to be remembered stays as the page has it. */
const agreed = (form: Form) => {
  const radios = new Map<string, FormField>()
  for (const field of form.fields) {
    if (field.type !== 'radio') continue
    const best = radios.get(field.name)
    const better = best === undefined || (!best.checked && (field.checked || (!meansYes(best) && meansYes(field))))
    if (better) radios.set(field.name, field)
  }
  return (field: FormField): boolean =>
    field.type === 'radio'
      ? radios.get(field.name) === field
      : saysRemember(field.name) || saysRemember(field.label)
        ? field.checked
        : true
}

const meansYes = (field: FormField): boolean =>
  [field.label, field.value].some((text) => saysAccept(text) && !saysDeny(text))

function denial(page: Page, accept: Choice, deny: Choice | undefined): LoginMove {
  if (deny !== undefined) return { kind: 'consent', request: submission(deny.form, deny.button) }
  const link = page.links.find(
    ({ text, url }) => /^https?:/.test(url) && (saysDeny(text) || saysDeny(new URL(url).pathname)),
  )
  if (link !== undefined) return { kind: 'consent', request: { url: link.url } }
  const radio = accept.form.fields.find(
    (field) => field.type === 'radio' && (saysDeny(field.label) || saysDeny(field.value)),
  )
  if (radio !== undefined) {
    return {
      kind: 'consent',
      request: submission(accept.form, accept.button, {
        checked: (field) => field === radio || (field.name !== radio.name && field.checked),
      }),
    }
  }
  if (accept.form.fields.some(({ type }) => type === 'checkbox')) {
    return { kind: 'consent', request: submission(accept.form, accept.button, { checked: () => false }) }
  }
  throw lost(page, 'there is no way to refuse consent; set login.denyButton')
}
