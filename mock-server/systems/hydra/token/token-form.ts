import type { HydraRequest } from '../context.js'
import { hydraError } from '../hydra-error.js'
import { isReadable } from '../routing/go-query.js'

const FORM = 'application/x-www-form-urlencoded'
const MULTIPART = 'multipart/form-data'

function mediaOf(request: HydraRequest): string {
  const [type = ''] = (request.header('content-type') ?? '').split(';')
  return type.trim().toLowerCase()
}

/**
 * The form of a request to the token endpoint and its kin.
 *
 * @throws HydraError `invalid_request` when there is none
 */
export async function tokenForm(request: HydraRequest): Promise<URLSearchParams> {
  const media = mediaOf(request)
  if (media === MULTIPART) return multipart(request)
  const form = media === FORM ? await request.form() : new URLSearchParams()
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
  if (!isClean || mediaOf(request) === MULTIPART)
    throw hydraError('invalid_request', 'The form in the body cannot be parsed.')
  return tokenForm(request)
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
