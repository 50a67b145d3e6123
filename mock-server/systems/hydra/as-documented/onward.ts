import type { HTMLElement } from 'node-html-parser'

/** Parameters that are secrets in themselves: a redirect has them in the fragment, which no server sees. */
const TOKENS = ['access_token', 'id_token']

/** Where a page sends the browser: its form with what that sends, or its refresh. `undefined` when it stays. */
export async function onward(html: string): Promise<string | undefined> {
  const { parse } = await import('node-html-parser')
  const page = parse(html)
  const form = page.querySelector('form[action]')
  if (form !== null) return withInputs(form)
  const refresh = page.querySelector('meta[http-equiv=refresh]')?.getAttribute('content')
  return refresh === undefined ? undefined : /URL=(.*)$/s.exec(refresh)?.[1]
}

function withInputs(form: HTMLElement): string {
  const action = form.getAttribute('action') ?? ''
  const inputs = new URLSearchParams()
  for (const input of form.querySelectorAll('input[name]')) {
    inputs.append(input.getAttribute('name') ?? '', input.getAttribute('value') ?? '')
  }
  if (TOKENS.some((name) => inputs.has(name))) return `${action}#${inputs}`
  return `${action}${action.includes('?') ? '&' : '?'}${inputs}`
}
