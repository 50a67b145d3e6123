import type { Callback, Flow } from '../harness/context.js'
import { promises } from './response-type.js'

const PARTS = [
  ['code', 'code'],
  ['token', 'access_token'],
  ['id_token', 'id_token'],
] as const

/** Codes and tokens in the authorization response that the response type does not ask for. */
export const surplusParts = ({ responseType }: Pick<Flow, 'responseType'>, { found }: Callback): readonly string[] =>
  PARTS.filter(([word]) => !promises(responseType, word))
    .map(([, part]) => part)
    .filter((part) => found.some(({ name }) => name === part))
