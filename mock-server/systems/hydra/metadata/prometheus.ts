import { plainResponse } from '../../../json-response.js'
import type { HydraHandler } from '../context.js'

/** `/metrics/prometheus`. */
export const prometheus: HydraHandler = async (_request, { metrics, line }) =>
  plainResponse(await metrics.text(), 200, { 'content-type': line.metrics.contentType })
