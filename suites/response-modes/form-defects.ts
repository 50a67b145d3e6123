import type { Callback } from '../harness/context.js'

const FORM = 'application/x-www-form-urlencoded'

/** Response parameters that must not stand in a URL. */
const RESPONSE: ReadonlySet<string> = new Set([
  'code',
  'access_token',
  'id_token',
  'error',
  'error_description',
  'state',
])

/** What is wrong with a form_post response; empty when nothing is. OAuth 2.0 Form Post Response Mode section 2. */
export function formDefects({ place, form, found }: Pick<Callback, 'place' | 'form' | 'found'>): readonly string[] {
  const inUrl = found.filter((parameter) => parameter.place !== 'form_post' && RESPONSE.has(parameter.name))
  const leaked = inUrl.map((parameter) => `${parameter.name} is in the ${parameter.place}`)
  if (place !== 'form_post' || form === undefined) return leaked.length > 0 ? leaked : ['there is no form']
  return [
    ...(form.method.toUpperCase() === 'POST' ? [] : [`the form's method is ${form.method}`]),
    ...(withoutParameters(form.enctype) === FORM ? [] : [`the form's enctype is ${form.enctype}`]),
    ...leaked,
  ]
}

const withoutParameters = (type: string): string => (type.split(';')[0] ?? '').trim().toLowerCase()
