import type { HydraRequest } from '../context.js'
import { hydraError } from '../hydra-error.js'
import { isReadable } from '../routing/go-query.js'

/** The media types that forms come in. */
const FORM = 'application/x-www-form-urlencoded'
const FORM_IN_PARTS = 'multipart/form-data'

/** How the form of a body is written, if there is one. */
export function formKind(request: HydraRequest): 'encoded' | 'in parts' | 'none' {
  const [type = ''] = (request.header('content-type') ?? '').split(';')
  const media = type.trim().toLowerCase()
  if (media === FORM_IN_PARTS) return 'in parts'
  return media === FORM ? 'encoded' : 'none'
}

/**
 * The form of a request to the token endpoint and its kin.
 *
 * @throws HydraError `invalid_request` when there is none
 */
export async function tokenForm(request: HydraRequest): Promise<URLSearchParams> {
  const kind = formKind(request)
  const form =
    kind === 'none' ? new URLSearchParams() : await (kind === 'encoded' ? request.form() : formInParts(request))
  if (form === undefined) throw hydraError('invalid_request', 'The form in the body cannot be parsed.')
  if ([...form].length === 0) throw hydraError('invalid_request', 'There is no form in the body.')
  return form
}

/**
 * The same at the endpoint for devices, which reads no other kind of form, and minds what it cannot decode, in the query too.
 *
 * @throws HydraError `invalid_request` when there is none
 */
export async function plainForm(request: HydraRequest): Promise<URLSearchParams> {
  const isClean = isReadable(await request.text()) && isReadable(request.url.search)
  if (!isClean || formKind(request) === 'in parts')
    throw hydraError('invalid_request', 'The form in the body cannot be parsed.')
  return tokenForm(request)
}

/** The texts of a `multipart/form-data` body; `undefined` when it cannot be read. */
export async function formInParts(request: HydraRequest): Promise<URLSearchParams | undefined> {
  try {
    const headers = { 'content-type': request.header('content-type') ?? '' }
    const data = await new Response(await request.text(), { headers }).formData()
    const form = new URLSearchParams()
    for (const [name, value] of data) if (typeof value === 'string') form.append(name, value)
    return form
  } catch {
    return undefined
  }
}
