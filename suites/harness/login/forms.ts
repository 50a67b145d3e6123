import type { HTMLElement } from 'node-html-parser'
import type { Exchange } from '../exchange.js'

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
}

interface Link {
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
  readonly messages: () => readonly string[]
}

const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim()
const attribute = (element: HTMLElement, name: string): string => element.getAttribute(name) ?? ''
const typeOf = (element: HTMLElement): string =>
  element.tagName === 'INPUT' ? attribute(element, 'type').toLowerCase() || 'text' : element.tagName.toLowerCase()

/** A URL of the page resolved; the page's own when there is none or it is broken. */
const resolve = (base: string, reference: string): string =>
  URL.canParse(reference, base) ? new URL(reference, base).href : base

const pages = new WeakMap<Exchange, Promise<Page>>()

/** The page of an answer. It is read once, however many look at it. */
export function pageOf(exchange: Exchange): Promise<Page> {
  const known = pages.get(exchange)
  if (known !== undefined) return known
  const page = readPage(exchange.response.body, exchange.request.url)
  pages.set(exchange, page)
  return page
}

/** Every element of the page, in its order: one pass instead of a search for each question. */
function elementsOf(root: HTMLElement): readonly HTMLElement[] {
  const found: HTMLElement[] = []
  const visit = (node: HTMLElement): void => {
    for (const child of node.children) {
      found.push(child)
      visit(child)
    }
  }
  visit(root)
  return found
}

/** The nearest element of a tag around another. */
function around(element: HTMLElement, tagName: string): HTMLElement | undefined {
  for (let node = element.parentNode; node !== null && node !== undefined; node = node.parentNode) {
    if (node.tagName === tagName) return node
  }
  return undefined
}

/** Reads a page as a browser without script would. */
export async function readPage(html: string, url: string): Promise<Page> {
  const { parse } = await import('node-html-parser')
  const root = parse(html, { comment: false, blockTextElements: { script: true, style: true, pre: true } })
  const all = elementsOf(root)
  const tagged = (tagName: string): readonly HTMLElement[] => all.filter((element) => element.tagName === tagName)
  const base = resolve(
    url,
    tagged('BASE')
      .find((one) => one.hasAttribute('href'))
      ?.getAttribute('href') ?? url,
  )
  const scripts = tagged('SCRIPT')
  const code = [...scripts.map((script) => script.rawText), ...tagged('BODY').map((body) => attribute(body, 'onload'))]
  const refresh = refreshOf(tagged('META'))
  const forms = tagged('FORM').map((form) => readForm(form, { all, labels: tagged('LABEL'), base }))
  const links = tagged('A')
    .filter((link) => link.hasAttribute('href'))
    .map((link) => ({ text: squeeze(link.text), url: resolve(base, attribute(link, 'href')) }))
  const title = squeeze(tagged('TITLE')[0]?.text ?? '')
  for (const hidden of all) if (['SCRIPT', 'STYLE', 'HEAD', 'TEMPLATE'].includes(hidden.tagName)) hidden.remove()
  return {
    url,
    title,
    text: squeeze(root.structuredText),
    forms,
    links,
    ...(refresh === undefined ? {} : { refresh: resolve(base, refresh) }),
    scripted: scripts.length > 0,
    submitsItself: /\bsubmit\s*\(|\.click\s*\(/.test(code.join('\n')),
    messages: () => messagesOf(all),
  }
}

function refreshOf(metas: readonly HTMLElement[]): string | undefined {
  const meta = metas.find((one) => attribute(one, 'http-equiv').toLowerCase() === 'refresh')
  const match = /^\s*[\d.]*\s*[;,]?\s*url\s*=\s*(?:'([^']*)'|"([^"]*)"|(.*?))\s*$/i.exec(
    meta === undefined ? '' : attribute(meta, 'content'),
  )
  return match?.[1] ?? match?.[2] ?? match?.[3]
}

const MESSAGE = /error|alert|invalid|danger|warning|message|notification/i
const NO_MESSAGE = new Set(['SCRIPT', 'STYLE', 'INPUT', 'FORM', 'BODY', 'HTML'])

const isMessage = (element: HTMLElement): boolean =>
  !NO_MESSAGE.has(element.tagName) &&
  (attribute(element, 'role') === 'alert' ||
    element.hasAttribute('aria-live') ||
    MESSAGE.test(attribute(element, 'class')) ||
    MESSAGE.test(attribute(element, 'id')))

const messagesOf = (all: readonly HTMLElement[]): readonly string[] => [
  ...new Set(
    all
      .filter(isMessage)
      .map((element) => squeeze(element.text))
      .filter((text) => text !== '' && text.length <= 300),
  ),
]

interface Surroundings {
  readonly all: readonly HTMLElement[]
  readonly labels: readonly HTMLElement[]
  readonly base: string
}

const CONTROLS = new Set(['INPUT', 'SELECT', 'TEXTAREA', 'BUTTON'])

/** Controls inside belong to the form unless they name another; controls elsewhere may name this one. */
function owns(form: HTMLElement, control: HTMLElement): boolean {
  const named = attribute(control, 'form')
  return named === '' ? around(control, 'FORM') === form : named === attribute(form, 'id')
}

function readForm(form: HTMLElement, { all, labels, base }: Surroundings): Form {
  const controls = all.filter(
    (one) =>
      CONTROLS.has(one.tagName) &&
      owns(form, one) &&
      !one.hasAttribute('disabled') &&
      around(one, 'FIELDSET')?.hasAttribute('disabled') !== true,
  )
  return {
    id: attribute(form, 'id'),
    name: attribute(form, 'name'),
    action: resolve(base, attribute(form, 'action')),
    method: attribute(form, 'method').toLowerCase() || 'get',
    enctype: attribute(form, 'enctype').toLowerCase() || 'application/x-www-form-urlencoded',
    role: attribute(form, 'role'),
    fields: controls.filter(isField).flatMap((control) => readField(control, labels)),
    buttons: controls.filter(isButton).map((button) => readButton(button, base)),
  }
}

const isButton = (control: HTMLElement): boolean =>
  control.tagName === 'BUTTON'
    ? ['', 'submit'].includes(attribute(control, 'type').toLowerCase())
    : control.tagName === 'INPUT' && ['submit', 'image'].includes(typeOf(control))

const isField = (control: HTMLElement): boolean =>
  control.tagName !== 'BUTTON' &&
  attribute(control, 'name') !== '' &&
  !['submit', 'image', 'button', 'reset', 'file'].includes(typeOf(control))

function readField(control: HTMLElement, labels: readonly HTMLElement[]): readonly FormField[] {
  const id = attribute(control, 'id')
  const label = id === '' ? undefined : labels.find((one) => attribute(one, 'for') === id)
  const type = typeOf(control)
  const value = initialValue(control, type)
  if (value === undefined) return []
  const texts = [
    label?.text ?? around(control, 'LABEL')?.text ?? '',
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
