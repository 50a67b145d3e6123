import type { HttpRequest } from '../exchange.js'
import type { Button, Form } from './forms.js'

/**
 * What a browser sends when a form is submitted by a button. `values` replaces the values of fields by name; check boxes
 * named in `checked` are sent, the others as the page has them.
 */
export function submission(
  form: Form,
  button: Button | undefined,
  {
    values = {},
    checked,
  }: { values?: Readonly<Record<string, string>>; checked?: (field: Form['fields'][number]) => boolean } = {},
): HttpRequest {
  const isOn = checked ?? ((field) => field.checked)
  const pairs = form.fields
    .filter((field) => (field.type !== 'checkbox' && field.type !== 'radio') || isOn(field))
    .map((field): [string, string] => [field.name, values[field.name] ?? field.value])
  if (button !== undefined && button.name !== '') pairs.push([button.name, button.value])
  const action = button?.action ?? form.action
  if ((button?.method ?? form.method) === 'post')
    return { method: 'POST', url: action, ...encoded(form.enctype, pairs) }
  const url = new URL(action)
  // A GET form replaces the query of its action, HTML section 4.10.21.3.
  url.search = new URLSearchParams(pairs).toString()
  return { url }
}

function encoded(enctype: string, pairs: readonly [string, string][]): Pick<HttpRequest, 'form' | 'body' | 'headers'> {
  if (enctype !== 'multipart/form-data') return { form: pairs }
  const boundary = '----touchstone-form-boundary'
  const quote = (name: string) => name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  const parts = pairs.map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${quote(name)}"\r\n\r\n${value}\r\n`,
  )
  return {
    body: `${parts.join('')}--${boundary}--\r\n`,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}
