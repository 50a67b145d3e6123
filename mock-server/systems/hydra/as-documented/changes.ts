import { decodeJwt } from 'jose'
import type {
  DeviationPlace,
  DocumentDeviation,
  MediaTypeDeviation,
  MemberDeviation,
  StatusDeviation,
} from '../../../../specs/deviations/document-deviation.js'
import { mediaTypeOf } from '../../../../specs/validation/media-type.js'
import { isObject } from '../json-values.js'
import { goJson } from '../respond.js'
import { type Answer, type Change, withHeaders } from './answer.js'
import { withMembers } from './members.js'
import { onward } from './onward.js'

/** What a row makes of answers at one of its places. */
export function changeOf(row: DocumentDeviation, place: DeviationPlace): Change {
  if (row.aspect === 'status') return statusChange(row)
  if (row.aspect === 'media-type') return mediaTypeChange(row)
  return row.found === 'not JSON' ? firstJsonValue : memberChange(row, place)
}

const statusChange = ({ answer }: StatusDeviation): Change =>
  'redirect' in answer ? redirected(answer.redirect) : (given) => withStatus(given, answer.status)

const mediaTypeChange =
  ({ found, answer }: MediaTypeDeviation): Change =>
  (given) => {
    if (mediaTypeOf(headerOf(given, 'content-type')) !== found) return given
    return 'redirect' in answer ? redirected(answer.redirect)(given) : claimsOfJwt(given)
  }

function memberChange(row: MemberDeviation, { within = '' }: DeviationPlace): Change {
  return (given) => {
    const body = jsonOf(given.text)
    const changed = withMembers(body, within.split('/').slice(1), row)
    return changed === body ? given : { ...given, text: goJson(changed) }
  }
}

/** A body that names its status follows. */
function withStatus(given: Answer, status: number): Answer {
  const body = jsonOf(given.text)
  const names = isObject(body) && Object.hasOwn(body, 'status_code')
  return { ...given, status, ...(names && { text: goJson({ ...body, status_code: status }) }) }
}

const redirected =
  (status: number): Change =>
  async (given) => {
    const location = await onward(given.text)
    return location === undefined
      ? given
      : withHeaders({ ...given, status, text: '' }, { location, 'content-type': undefined })
  }

const claimsOfJwt: Change = (given) =>
  withHeaders({ ...given, text: goJson(decodeJwt(given.text)) }, { 'content-type': 'application/json; charset=utf-8' })

/** Go's encoder ends each value with a line feed. */
const firstJsonValue: Change = (given) =>
  jsonOf(given.text) === undefined ? { ...given, text: given.text.replace(/\n.*$/s, '\n') } : given

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const headerOf = ({ headers }: Answer, name: string): string | undefined => headers.find(([each]) => each === name)?.[1]
