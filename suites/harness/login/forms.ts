import type { HTMLElement } from 'node-html-parser'

export interface FormField {
  readonly name: string
  /** `type` of an input in lower case; `textarea` or `select` for these. */
  readonly type: string
  readonly value: string
  readonly id: string
  readonly autocomplete: string
  /** Label, placeholder and aria-label. */
  readonly label: string
  /** Check boxes and radio buttons. */
  readonly checked: boolean
}

export interface Button {
  readonly name: string
  readonly value: string
  /** What a person reads on it. */
  readonly text: string
  readonly id: string
  /** Address, method and encoding of its own, when it has them. */
  readonly action?: string
  readonly method?: string
}

export interface Form {
  readonly id: string
  readonly name: string
  /** Resolved against the page and its `<base>`. */
  readonly action: string
  /** In lower case. */
  readonly method: string
  readonly enctype: string
  readonly role: string
  readonly fields: readonly FormField[]
  readonly buttons: readonly Button[]
  /** What a person reads inside it. */
  readonly text: string
}

export interface Link {
  readonly text: string
  readonly url: string
}

export interface Page {
  readonly url: string
  readonly title: string
  readonly text: string
  readonly forms: readonly Form[]
  readonly links: readonly Link[]
  /** Where a `<meta http-equiv="refresh">` leads. */
  readonly refresh?: string
  /** Scripts are loaded or run. */
  readonly scripted: boolean
  /** A script submits a form by itself. */
  readonly submitsItself: boolean
  /** What elements made for messages say, such as "wrong password". */
  readonly messages: readonly string[]
}

const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim()
const attribute = (element: HTMLElement, name: string): string => element.getAttribute(name) ?? ''
const typeOf = (element: HTMLElement): string =>
  element.tagName === 'INPUT' ? attribute(element, 'type').toLowerCase() || 'text' : element.tagName.toLowerCase()

/** A URL of the page resolved; the page's own when there is none or it is broken. */
const resolve = (base: string, reference: string): string =>
  URL.canParse(reference, base) ? new URL(reference, base).href : base

/** Reads a page as a browser without script would. */
export async function readPage(html: string, url: string): Promise<Page> {
  const { parse } = await import('node-html-parser')
  const root = parse(html, { comment: false, blockTextElements: { script: true, style: true, pre: true } })
  const base = resolve(url, root.querySelector('base[href]')?.getAttribute('href') ?? url)
  const scripts = root.querySelectorAll('script')
  const code =
    scripts.map((script) => script.rawText).join('\n') + attribute(root.querySelector('body') ?? root, 'onload')
  const title = squeeze(root.querySelector('title')?.text ?? '')
  const refresh = refreshOf(root)
  const forms = root.querySelectorAll('form').map((form) => readForm(root, form, base))
  const links = root
    .querySelectorAll('a[href]')
    .map((link) => ({ text: squeeze(link.text), url: resolve(base, attribute(link, 'href')) }))
  const messages = messagesOf(root)
  for (const hidden of root.querySelectorAll('script, style, head, template')) hidden.remove()
  return {
    url,
    title,
    text: squeeze(root.structuredText),
    forms,
    links,
    ...(refresh === undefined ? {} : { refresh: resolve(base, refresh) }),
    scripted: scripts.length > 0,
    submitsItself: /\bsubmit\s*\(|\.click\s*\(/.test(code),
    messages,
  }
}

function refreshOf(root: HTMLElement): string | undefined {
  const meta = root.querySelectorAll('meta').find((one) => attribute(one, 'http-equiv').toLowerCase() === 'refresh')
  const match = /^\s*[\d.]*\s*[;,]?\s*url\s*=\s*(?:'([^']*)'|"([^"]*)"|(.*?))\s*$/i.exec(
    meta === undefined ? '' : attribute(meta, 'content'),
  )
  return match?.[1] ?? match?.[2] ?? match?.[3]
}

const MESSAGE =
  '[role="alert"], [aria-live], [class*="error"], [id*="error"], [class*="alert"], [class*="invalid"], [class*="danger"], [class*="warning"], [class*="message"], [class*="notification"]'

const messagesOf = (root: HTMLElement): readonly string[] => [
  ...new Set(
    root
      .querySelectorAll(MESSAGE)
      .filter((element) => !['SCRIPT', 'STYLE', 'INPUT', 'FORM', 'BODY', 'HTML'].includes(element.tagName))
      .map((element) => squeeze(element.text))
      .filter((text) => text !== '' && text.length <= 300),
  ),
]

function readForm(root: HTMLElement, form: HTMLElement, base: string): Form {
  const id = attribute(form, 'id')
  // Controls inside belong to the form unless they name another; controls elsewhere may name this one.
  const own = form
    .querySelectorAll('input, select, textarea, button')
    .filter((one) => attribute(one, 'form') === '' || attribute(one, 'form') === id)
  const others =
    id === ''
      ? []
      : root.querySelectorAll('[form]').filter((one) => attribute(one, 'form') === id && !own.includes(one))
  const controls = [...own, ...others].filter(
    (control) => !control.hasAttribute('disabled') && !insideDisabled(control),
  )
  const buttons = controls.filter(isButton)
  return {
    id,
    name: attribute(form, 'name'),
    action: resolve(base, attribute(form, 'action')),
    method: attribute(form, 'method').toLowerCase() || 'get',
    enctype: attribute(form, 'enctype').toLowerCase() || 'application/x-www-form-urlencoded',
    role: attribute(form, 'role'),
    fields: controls.filter(isField).flatMap((control) => readField(root, control)),
    buttons: buttons.map((button) => readButton(button, base)),
    text: squeeze(form.text),
  }
}

function insideDisabled(control: HTMLElement): boolean {
  const set = control.closest('fieldset')
  return set?.hasAttribute('disabled') === true
}

const isButton = (control: HTMLElement): boolean =>
  control.tagName === 'BUTTON'
    ? ['', 'submit'].includes(attribute(control, 'type').toLowerCase())
    : control.tagName === 'INPUT' && ['submit', 'image'].includes(typeOf(control))

const isField = (control: HTMLElement): boolean =>
  control.tagName !== 'BUTTON' &&
  attribute(control, 'name') !== '' &&
  !['submit', 'image', 'button', 'reset', 'file'].includes(typeOf(control))

function readField(root: HTMLElement, control: HTMLElement): readonly FormField[] {
  const id = attribute(control, 'id')
  const label = id === '' ? undefined : root.querySelectorAll('label').find((one) => attribute(one, 'for') === id)
  const type = typeOf(control)
  const value = initialValue(control, type)
  if (value === undefined) return []
  const texts = [
    label?.text ?? control.closest('label')?.text ?? '',
    attribute(control, 'placeholder'),
    attribute(control, 'aria-label'),
  ]
  return [
    {
      name: attribute(control, 'name'),
      type,
      value,
      id,
      autocomplete: attribute(control, 'autocomplete').toLowerCase(),
      label: squeeze(texts.join(' ')),
      checked: control.hasAttribute('checked'),
    },
  ]
}

function initialValue(control: HTMLElement, type: string): string | undefined {
  if (type === 'textarea') return control.text.replace(/^\r?\n/, '')
  if (type === 'select') {
    const options = control.querySelectorAll('option').filter((option) => !option.hasAttribute('disabled'))
    const chosen = options.find((option) => option.hasAttribute('selected')) ?? options[0]
    return chosen === undefined ? undefined : (chosen.getAttribute('value') ?? squeeze(chosen.text))
  }
  return control.getAttribute('value') ?? (type === 'checkbox' || type === 'radio' ? 'on' : '')
}

function readButton(button: HTMLElement, base: string): Button {
  const value = attribute(button, 'value')
  const action = button.getAttribute('formaction')
  const method = button.getAttribute('formmethod')
  const text = button.tagName === 'BUTTON' ? squeeze(button.text) : value || attribute(button, 'alt')
  return {
    name: attribute(button, 'name'),
    value,
    text: text || attribute(button, 'aria-label') || attribute(button, 'title'),
    id: attribute(button, 'id'),
    ...(action === undefined ? {} : { action: resolve(base, action) }),
    ...(method === undefined ? {} : { method: method.toLowerCase() }),
  }
}
