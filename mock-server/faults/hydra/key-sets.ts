import type { JsonObject } from '../../seams.js'
import { isObject } from '../../systems/hydra/json-values.js'
import type { Asked } from './asked.js'
import { checksOf } from './check-ids.js'

/** Ids of checks of the suite `hydra-keys`. */
export const keyChecks = checksOf('hydra-keys')

/** A key set with each key changed; what is no key set stays as it is. */
export const withKeys =
  (alter: (key: Readonly<JsonObject>, asked: Asked) => JsonObject) =>
  (json: unknown, asked: Asked): unknown =>
    isObject(json) && Array.isArray(json.keys)
      ? { ...json, keys: json.keys.map((key: unknown) => (isObject(key) ? alter(key, asked) : key)) }
      : json

/** A key set with another list of keys. */
export const withKeyList =
  (alter: (keys: readonly unknown[]) => readonly unknown[]) =>
  (json: unknown): unknown =>
    isObject(json) && Array.isArray(json.keys) ? { ...json, keys: alter(json.keys) } : json

/** The last part of the path: the kid, where there is one. */
export const lastOfPath = ({ url }: Asked): string => decodeURIComponent(url.pathname.split('/').at(-1) ?? '')
