import type { HydraRequest } from '../context.js'
import { hydraError } from '../hydra-error.js'

const FORM = 'application/x-www-form-urlencoded'

/**
 * The form of a request to the token endpoint and its kin.
 *
 * @throws HydraError `invalid_request` when there is none
 */
export async function tokenForm(request: HydraRequest): Promise<URLSearchParams> {
  const [type = ''] = (request.header('content-type') ?? '').split(';')
  const media = type.trim().toLowerCase()
  if (media === 'multipart/form-data') return multipart(request)
  const form = media === FORM ? await request.form() : new URLSearchParams()
  if ([...form].length === 0) throw hydraError('invalid_request', 'There is no form in the body.')
  return form
}

async function multipart(request: HydraRequest): Promise<URLSearchParams> {
  try {
    const headers = { 'content-type': request.header('content-type') ?? '' }
    const data = await new Response(await request.text(), { headers }).formData()
    const form = new URLSearchParams()
    for (const [name, value] of data) if (typeof value === 'string') form.append(name, value)
    return form
  } catch {
    throw hydraError('invalid_request', 'The form in the body cannot be parsed.')
  }
}
